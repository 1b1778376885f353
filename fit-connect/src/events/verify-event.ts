import { type CompactJWSHeaderParameters, compactVerify, decodeProtectedHeader, type JWK } from 'jose'
import type { CallOptions } from '../api/client-config.ts'
import { FitConnectError } from '../api/fit-connect-error.ts'
import { fromBase64url } from '../crypto/base64url.ts'
import { checkVerificationKey } from '../crypto/check-key.ts'
import type { AuthenticationTags } from './authentication-tags.ts'
import { type EventKind, eventKind, eventRules, type IssuedBy } from './event-kinds.ts'
import type { Problem } from './problems.ts'
import { readSetPayload, type SetPayload, setAlgorithm, setType } from './set-payload.ts'

/** An event whose signature, issuer, type and form have been checked. `kind` is undefined for one that this package does not know. */
export type VerifiedEvent = {
  id: string
  kind: EventKind | undefined
  uri: string
  issuer: string
  issuedBy: IssuedBy
  /** ISO 8601, by the clock of the issuer. */
  issuedAt: string
  submissionId: string
  caseId: string
  authenticationTags?: AuthenticationTags
  problems?: Problem[]
}

export type IssuerKey = { issuer: string; issuedBy: IssuedBy; kid: string }

/** Finds the public key of an issuer by its kid; the address never comes from the token. */
export type FindKey = (wanted: IssuerKey, options?: CallOptions) => Promise<JWK>

// A token that brings or points to its own key is refused whatever it says.
const keyHeaders = ['jku', 'x5u', 'jwk', 'x5c'] as const

/** Verifies one security event token: type, algorithm, key of the issuer, signature, claims, exactly one event, and that this issuer may state it. */
export async function verifyEvent(token: string, findKey: FindKey): Promise<VerifiedEvent> {
  const kid = readKid(token)
  const { iss } = readSetPayload(claimedPayload(token))
  const issuedBy: IssuedBy = iss.startsWith('http') ? 'delivery-service' : 'receiver'
  const key = checkVerificationKey(await findKey({ issuer: iss, issuedBy, kid }), kid)
  const payload = readSetPayload(await verifiedPayload(token, key))
  return eventIn(payload, issuedBy)
}

function readKid(token: string): string {
  const header = readHeader(token)
  if (header.typ !== setType || header.alg !== setAlgorithm || typeof header.kid !== 'string') throw new FitConnectError('event-header')
  if (keyHeaders.some((name) => header[name] !== undefined)) throw new FitConnectError('event-header')
  return header.kid
}

function readHeader(token: string): Partial<CompactJWSHeaderParameters> {
  try {
    return decodeProtectedHeader(token)
  } catch {
    throw new FitConnectError('event-header')
  }
}

function claimedPayload(token: string): Uint8Array {
  try {
    return fromBase64url(token.split('.')[1] ?? '')
  } catch {
    throw new FitConnectError('event-invalid')
  }
}

async function verifiedPayload(token: string, jwk: JWK): Promise<Uint8Array> {
  try {
    const { payload } = await compactVerify(token, jwk, { algorithms: [setAlgorithm] })
    return payload
  } catch {
    throw new FitConnectError('event-signature')
  }
}

function eventIn({ events, ...claims }: SetPayload, issuedBy: IssuedBy): VerifiedEvent {
  const [uri = '', details = {}] = Object.entries(events)[0] ?? []
  const kind = eventKind(uri)
  const issuers: readonly IssuedBy[] = kind ? eventRules[kind].issuers : ['delivery-service', 'receiver']
  if (!issuers.includes(issuedBy)) throw new FitConnectError('event-issuer')
  return {
    id: claims.jti,
    kind,
    uri,
    issuer: claims.iss,
    issuedBy,
    issuedAt: new Date(claims.iat * 1000).toISOString(),
    submissionId: claims.sub.slice(claims.sub.indexOf(':') + 1),
    caseId: claims.txn.slice('case:'.length),
    ...(details.authenticationTags ? { authenticationTags: details.authenticationTags } : {}),
    ...(details.problems ? { problems: details.problems } : {}),
  }
}
