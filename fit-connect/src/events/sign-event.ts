import { CompactSign, type JWK } from 'jose'
import { FitConnectError } from '../api/fit-connect-error.ts'
import { type EventKind, eventUri } from './event-kinds.ts'
import { type EventDetails, readSetPayload, setAlgorithm, setPayloadSchema, setType } from './set-payload.ts'

export type StatedEvent = {
  /** The `jti`; a new one unless given. */
  id?: string
  kind: EventKind
  /** The URL of the delivery service or the id of the destination. */
  issuer: string
  submissionId: string
  caseId: string
  details?: EventDetails
  now: Date
}

/** Signs one event as a compact JWS (PS512, `secevent+jwt`); what would not pass verification is not signed. */
export async function signEvent(event: StatedEvent, signingKey: JWK): Promise<string> {
  if (signingKey.kid === undefined) throw new FitConnectError('key-id')
  const payload = {
    $schema: setPayloadSchema,
    jti: event.id ?? crypto.randomUUID(),
    iss: event.issuer,
    iat: Math.floor(event.now.getTime() / 1000),
    sub: `submission:${event.submissionId}`,
    txn: `case:${event.caseId}`,
    events: { [eventUri(event.kind)]: event.details ?? {} },
  }
  const bytes = new TextEncoder().encode(JSON.stringify(payload))
  readSetPayload(bytes)
  return new CompactSign(bytes).setProtectedHeader({ alg: setAlgorithm, typ: setType, kid: signingKey.kid }).sign(signingKey)
}
