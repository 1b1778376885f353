import type { AnswerValue, ApplicationState } from '@aufenthalt/model'
import { Type } from 'typebox'

const base64url = (length: number) => Type.String({ pattern: `^[A-Za-z0-9_-]{${length}}$` })

/** Any JSON answer: the form decides what it may be, and answers with a problem of the field. */
const answer = Type.Unsafe<AnswerValue>(
  Type.Union([
    Type.String({ maxLength: 10_000 }),
    Type.Number(),
    Type.Boolean(),
    Type.Array(Type.Union([Type.String({ maxLength: 10_000 }), Type.Record(Type.String(), Type.Unknown())]), { maxItems: 500 }),
  ]),
)

/** The body of a submission (`SentApplication`). */
export const sentApplication = Type.Object({
  service: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  version: Type.String({ maxLength: 20 }),
  language: Type.String({ maxLength: 20 }),
  answers: Type.Record(Type.String({ maxLength: 100 }), answer),
  documents: Type.Array(
    Type.Object({
      attachmentId: Type.String({ format: 'uuid' }),
      code: Type.String({ maxLength: 60 }),
      filename: Type.String({ maxLength: 1000 }),
      key: base64url(43),
    }),
    { maxItems: 100 },
  ),
  declarations: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100, uniqueItems: true }),
  later: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100, uniqueItems: true })),
  person: Type.Object({
    accessTokenSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    publicKey: Type.Object({ kty: Type.Literal('EC'), crv: Type.Literal('P-256'), x: base64url(43), y: base64url(43) }),
    wrappedPrivateKey: Type.String({ pattern: '^[A-Za-z0-9_-]{100,1000}$' }),
  }),
  draft: Type.Optional(base64url(43)),
})

/** Proof of receipt (`Receipt`). */
export const receipt = Type.Object({
  applicationId: Type.String(),
  referenceNumber: Type.String(),
  receivedAt: Type.String(),
  firstAttemptAt: Type.String(),
  authorityName: Type.String(),
  effect: Type.String(),
  jws: Type.String(),
})

const state = Type.Unsafe<ApplicationState>(Type.String({ enum: ['received', 'handed-over', 'accepted', 'problem'] }))

/** Where an application stands (`ApplicationStatus`). */
export const status = Type.Object({
  referenceNumber: Type.String(),
  state,
  timeline: Type.Array(Type.Object({ kind: state, at: Type.String() })),
})
