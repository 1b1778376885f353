// What the Submission API answers, as far as this package reads it. One schema per answer; a type beside each.
import { type Schema, Validator } from '@cfworker/json-schema'
import { FitConnectError } from './fit-connect-error.ts'

export type PublicService = {
  identifier: string
  name?: string
  submissionSchemas?: { schemaUri: string; mimeType: string }[]
  regions?: string[]
}
export type Destination = {
  destinationId: string
  status: string
  encryptionKid: string
  publicServices: PublicService[]
  /** Versions of the metadata schema that the receiver reads, where it says so. */
  metadataVersions?: string[]
}
export type SubmissionRef = { destinationId: string; submissionId: string; caseId: string }

export type Responses = {
  token: { access_token: string; expires_in: number }
  destination: Omit<Destination, 'publicServices'> & { publicServices?: PublicService[]; services?: PublicService[] }
  announced: { submissionId: string; caseId: string }
  submissions: { submissions: SubmissionRef[] }
  submission: SubmissionRef & { encryptedMetadata: string; encryptedData?: string; attachments: string[] }
  events: { eventLog: string[] }
  key: Record<string, unknown>
  keys: { keys: Record<string, unknown>[] }
}

const text: Schema = { type: 'string', minLength: 1 }
const texts: Schema = { type: 'array', items: text }
const objects: Schema = { type: 'array', items: { type: 'object' } }
const object = (properties: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
})
const ref = { destinationId: text, submissionId: text, caseId: text }
const publicServices: Schema = {
  type: 'array',
  items: object(
    { identifier: text },
    { name: text, regions: texts, submissionSchemas: { type: 'array', items: object({ schemaUri: text, mimeType: text }) } },
  ),
}

const schemas: Record<keyof Responses, Schema> = {
  token: object({ access_token: text, expires_in: { type: 'number', exclusiveMinimum: 0 } }),
  destination: object(
    { destinationId: text, status: text, encryptionKid: text },
    { publicServices, services: publicServices, metadataVersions: texts },
  ),
  announced: object({ submissionId: text, caseId: text }),
  submissions: object({ submissions: { type: 'array', items: object(ref) } }),
  submission: object({ ...ref, encryptedMetadata: text, attachments: texts }, { encryptedData: text }),
  events: object({ eventLog: texts }),
  key: { type: 'object' },
  keys: object({ keys: objects }),
}

/** Reads an answer; one of another shape is `response-unreadable`. */
export function parseResponse<Name extends keyof Responses>(name: Name, body: string): Responses[Name] {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new FitConnectError('response-unreadable')
  }
  if (!new Validator(schemas[name], '2020-12').validate(value).valid) throw new FitConnectError('response-unreadable')
  return value as Responses[Name]
}
