import type { JWK } from 'jose'
import type { CallOptions } from '../api/client-config.ts'
import { FitConnectError } from '../api/fit-connect-error.ts'
import type { SubmissionApi } from '../api/submission-api.ts'
import type { FindKey, IssuerKey } from './verify-event.ts'

/**
 * Finds verification keys: those of the delivery service in its `/.well-known/jwks.json`, those of a receiver at its destination.
 * A key does not change under its kid, so each is asked for once.
 */
export function createFindKey(api: SubmissionApi): FindKey {
  const known = new Map<string, JWK>()
  return async (wanted, options) => {
    const path = pathOf(api, wanted)
    const name = `${path} ${wanted.kid}`
    const key = known.get(name) ?? (await find[wanted.issuedBy](api, { path, kid: wanted.kid, options }))
    if (!key) throw new FitConnectError('event-key')
    known.set(name, key)
    return key
  }
}

function pathOf(api: SubmissionApi, { issuedBy, issuer, kid }: IssuerKey): string {
  return issuedBy === 'receiver' ? api.path('destinations', issuer, 'keys', kid) : '/.well-known/jwks.json'
}

type Place = { path: string; kid: string; options: CallOptions | undefined }

const find = { receiver: findOne, 'delivery-service': findInSet }

async function findOne(api: SubmissionApi, { path, options }: Place): Promise<JWK | undefined> {
  try {
    return (await api.get('key', path, options)) as JWK
  } catch (error) {
    if (error instanceof FitConnectError && error.status === 404) return undefined
    throw error
  }
}

async function findInSet(api: SubmissionApi, { path, kid, options }: Place): Promise<JWK | undefined> {
  const { keys } = await api.get('keys', path, options)
  return (keys as JWK[]).find((key) => key.kid === kid)
}
