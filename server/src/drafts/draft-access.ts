import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { toAuthorityId } from '../database/authority-id.ts'
import { type Problem, problem } from '../errors.ts'
import type { OpenOutcome } from './open-draft.ts'
import type { SaveOutcome } from './save-draft.ts'
import type { DraftAccess } from './store.ts'

const ags = Type.String({ pattern: '^[0-9]{8}$' })
const lookupId = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'HKDF of the code, "lookup-id"' })

/** Which draft of which authority: the parameters of every route of a draft. */
export const draftParams = Type.Object({ ags, lookupId })

type Asking = { readonly params: Static<typeof draftParams>; readonly headers: { readonly authorization?: string | undefined } }

/** Where the draft is that somebody asks for, and the token that they bring. @throws Problem without one */
export function accessOf({ params, headers }: Asking): DraftAccess {
  const token = /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? '')?.[1]
  if (!token) throw problem('access-refused')
  return {
    authorityId: toAuthorityId(params.ags),
    lookupId: Buffer.from(params.lookupId, 'base64url'),
    accessTokenSha256: createHash('sha256').update(token).digest(),
  }
}

/** The problem for each outcome that saves or opens nothing. */
export function problemOf(outcome: Exclude<SaveOutcome, { kind: 'saved' }> | Exclude<OpenOutcome, { kind: 'found' }>): Problem {
  if (outcome.kind === 'newer') return problem('draft-newer', { revision: outcome.revision })
  if (outcome.kind === 'submitted') return problem('draft-submitted', { applicationId: outcome.applicationId })
  const codes = { unknown: 'draft-unknown', 'authority-unknown': 'authority-unknown', 'too-many': 'too-many-requests' } as const
  return problem(codes[outcome.kind])
}
