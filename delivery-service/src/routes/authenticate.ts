import type { FastifyRequest } from 'fastify'
import { DeliveryProblem } from '../errors.ts'
import { type Client, findClientByToken, type Scope } from '../store/clients.ts'
import type { Deps } from './deps.ts'

/** The client whose access token came with the request, if it may do this kind of thing (RFC 6750). */
export async function authenticate({ db, issuer }: Deps, request: Pick<FastifyRequest, 'headers'>, scope?: Scope): Promise<Client> {
  const token = /^Bearer (?<token>[\w-]+)$/i.exec(request.headers.authorization ?? '')?.groups?.['token']
  const client = token === undefined ? undefined : await findClientByToken(db, token, issuer.now())
  if (!client) throw new DeliveryProblem('unauthorized')
  if (scope && !client.scopes.includes(scope)) throw new DeliveryProblem('forbidden')
  return client
}

/** Lets only a client pass that is connected to the destination. */
export function assertConnected(client: Client, destinationId: string): void {
  if (!client.destinations.includes(destinationId)) throw new DeliveryProblem('forbidden')
}
