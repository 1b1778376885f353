import { Type } from 'typebox'
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

/** As the Submission API v2 takes it. */
export const announcement = Type.Object({
  destinationId: uuid,
  announcedAttachments: Type.Array(uuid, { uniqueItems: true, maxItems: maxAttachments }),
  publicService: Type.Object({ identifier: name, name: Type.Optional(name) }),
  region: Type.Optional(name),
  caseId: Type.Optional(uuid),
})
export const sealedSubmission = Type.Object({ encryptedMetadata: jose, encryptedData: jose })

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
  x5c: Type.Optional(Type.Array(Type.String())),
})
export const encryptionKid = Type.Object({ encryptionKid: Type.String({ minLength: 1 }) })
