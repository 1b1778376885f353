import type { Dialect } from '@aufenthalt/fit-connect'
import { type Static, Type } from 'typebox'
import { maxAttachments } from './limits.ts'

export const uuid = Type.String({ format: 'uuid' })
export const jose = Type.String({ minLength: 1 })

export const destinationParams = Type.Object({ destinationId: uuid })
export const keyParams = Type.Object({ destinationId: uuid, kid: Type.String({ minLength: 1, maxLength: 64 }) })
export const submissionParams = Type.Object({ submissionId: uuid })
export const attachmentParams = Type.Object({ submissionId: uuid, attachmentId: uuid })
export const caseParams = Type.Object({ caseId: uuid })

const paging = {
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 500 }),
  offset: Type.Integer({ minimum: 0, default: 0 }),
}
export const page = Type.Object(paging)
export const waitingPage = Type.Object({ ...paging, destinationId: Type.Optional(uuid) })

const name = Type.String({ minLength: 1, maxLength: 250 })

const announced = Type.Object({
  destinationId: uuid,
  announcedAttachments: Type.Array(uuid, { uniqueItems: true, maxItems: maxAttachments }),
  region: Type.Optional(name),
  caseId: Type.Optional(uuid),
})
const publicService = Type.Object({ identifier: name, name: Type.Optional(name) })

export type Announced = Static<typeof announced> & { publicService: Static<typeof publicService> }

/** An announcement as a version of the API takes it. */
export const announcementIn = ({ service }: Dialect) => Type.Object({ ...announced.properties, [service]: publicService })

/** The same, whatever the version calls its members. */
export function readAnnouncement({ service }: Dialect, body: unknown): Announced {
  const { [service]: publicService, ...rest } = body as Static<typeof announced> & Record<Dialect['service'], Announced['publicService']>
  return { ...rest, publicService }
}

/** The final step as a version of the API takes it. */
export const sealedSubmissionIn = ({ isDataOptional }: Dialect) =>
  Type.Object({ encryptedMetadata: jose, encryptedData: isDataOptional ? Type.Optional(jose) : jose })
export type SealedSubmission = { encryptedMetadata: string; encryptedData?: string }

export const tokenRequest = Type.Object({
  grant_type: Type.Literal('client_credentials'),
  client_id: Type.String({ minLength: 1 }),
  client_secret: Type.String({ minLength: 1 }),
})

export const jwk = Type.Object({
  kty: Type.String(),
  n: Type.String(),
  e: Type.String(),
  kid: Type.String(),
  alg: Type.String(),
  key_ops: Type.Array(Type.String()),
  use: Type.Optional(Type.Union([Type.Literal('enc'), Type.Literal('sig')])),
  x5c: Type.Optional(Type.Array(Type.String())),
})
export const encryptionKid = Type.Object({ encryptionKid: Type.String({ minLength: 1 }) })
