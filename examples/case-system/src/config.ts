import { readFileSync } from 'node:fs'

/** A JSON Web Key. */
type Key = { readonly kty: string; readonly kid?: string; readonly [member: string]: unknown }

/** One destination of the delivery service, whose it is, and its keys: what arrives is opened with any of them, what goes back is signed. */
export type DestinationKeys = {
  readonly destinationId: string
  readonly ags: string
  readonly decryptionKeys: readonly Key[]
  readonly signingKey: Key
}

/** Settings of the case system. */
export type CaseSystemConfig = {
  readonly port: number
  readonly folder: string
  readonly submissionApi: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly destinations: readonly DestinationKeys[]
  readonly pollMs: number
}

/**
 * Reads the settings: `CASE_SYSTEM_PORT`, `CASE_SYSTEM_FOLDER`, `CASE_SYSTEM_POLL_MS`, `CASE_SYSTEM_KEYS_FILE` (JSON: list of destinations),
 * `FIT_CONNECT_SUBMISSION_API`, `FIT_CONNECT_TOKEN_URL`, `FIT_CONNECT_CLIENT_ID`, `FIT_CONNECT_CLIENT_SECRET_FILE`.
 * @throws where one without a default is missing; the message names it
 */
export function readConfig(): CaseSystemConfig {
  return {
    port: Number(process.env['CASE_SYSTEM_PORT'] ?? '8083'),
    folder: needed('CASE_SYSTEM_FOLDER'),
    submissionApi: needed('FIT_CONNECT_SUBMISSION_API'),
    tokenUrl: needed('FIT_CONNECT_TOKEN_URL'),
    clientId: needed('FIT_CONNECT_CLIENT_ID'),
    clientSecret: readFileSync(needed('FIT_CONNECT_CLIENT_SECRET_FILE'), 'utf8').trim(),
    destinations: JSON.parse(readFileSync(needed('CASE_SYSTEM_KEYS_FILE'), 'utf8')) as DestinationKeys[],
    pollMs: Number(process.env['CASE_SYSTEM_POLL_MS'] ?? '1000'),
  }
}

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Setting ${name} is missing`)
  return value
}
