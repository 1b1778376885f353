import { type Schema, Validator } from '@cfworker/json-schema'
import { FitConnectError } from '../api/fit-connect-error.ts'
import type { AuthenticationTags } from './authentication-tags.ts'
import type { Problem } from './problems.ts'
import schema from './set-payload-schema.json' with { type: 'json' }

/** What an event states beyond its kind. */
export type EventDetails = { authenticationTags?: AuthenticationTags; problems?: Problem[]; notifyType?: 'polling' | 'callback' }

/** Claims of a security event token (RFC 8417, section 2.2; FIT-Connect set-payload). */
export type SetPayload = {
  $schema: string
  jti: string
  iss: string
  iat: number
  sub: string
  txn: string
  events: Record<string, EventDetails>
}

export const setPayloadSchema = 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json'
export const setType = 'secevent+jwt'
export const setAlgorithm = 'PS512'

const validator = new Validator(schema as Schema, '2020-12')

/** Reads the claims and holds them to the schema: all claims, exactly one event. */
export function readSetPayload(bytes: Uint8Array): SetPayload {
  let payload: unknown
  try {
    payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new FitConnectError('event-invalid')
  }
  if (!validator.validate(payload).valid) throw new FitConnectError('event-invalid')
  return payload as SetPayload
}
