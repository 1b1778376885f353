import { readFileSync } from 'node:fs'
import type { ApiVersion } from '@aufenthalt/fit-connect'

/** Settings of the case system. */
export type CaseSystemConfig = {
  readonly port: number
  readonly folder: string
  readonly submissionApi: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly apiVersion: ApiVersion
  readonly keysFile: string
  readonly overlapDays: number
  readonly pollMs: number
  /** Shared with the delivery service, when that calls back. */
  readonly callbackSecret: string | undefined
}

/**
 * Reads the settings: `CASE_SYSTEM_PORT`, `CASE_SYSTEM_FOLDER`, `CASE_SYSTEM_KEYS_FILE` (JSON: list of destinations), `CASE_SYSTEM_KEY_OVERLAP_DAYS`,
 * `CASE_SYSTEM_CALLBACK_SECRET_FILE` (optional), `CASE_SYSTEM_POLL_MS` (every second, or with callbacks every minute), `FIT_CONNECT_API` (v1 or v2),
 * `FIT_CONNECT_SUBMISSION_API`, `FIT_CONNECT_TOKEN_URL`, `FIT_CONNECT_CLIENT_ID`, `FIT_CONNECT_CLIENT_SECRET_FILE`.
 * @throws where one without a default is missing; the message names it
 */
export function readConfig(): CaseSystemConfig {
  const secretFile = process.env['CASE_SYSTEM_CALLBACK_SECRET_FILE']
  return {
    port: Number(process.env['CASE_SYSTEM_PORT'] ?? '8083'),
    folder: needed('CASE_SYSTEM_FOLDER'),
    submissionApi: needed('FIT_CONNECT_SUBMISSION_API'),
    tokenUrl: needed('FIT_CONNECT_TOKEN_URL'),
    clientId: needed('FIT_CONNECT_CLIENT_ID'),
    clientSecret: readFileSync(needed('FIT_CONNECT_CLIENT_SECRET_FILE'), 'utf8').trim(),
    apiVersion: process.env['FIT_CONNECT_API'] === 'v1' ? 'v1' : 'v2',
    keysFile: needed('CASE_SYSTEM_KEYS_FILE'),
    overlapDays: Number(process.env['CASE_SYSTEM_KEY_OVERLAP_DAYS'] ?? '30'),
    pollMs: Number(process.env['CASE_SYSTEM_POLL_MS'] ?? (secretFile ? '60000' : '1000')),
    callbackSecret: secretFile ? readFileSync(secretFile, 'utf8').trim() : undefined,
  }
}

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Setting ${name} is missing`)
  return value
}
