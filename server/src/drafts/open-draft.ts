import { timingSafeEqual } from 'node:crypto'
import { deleteAttachments } from '../attachments/store.ts'
import { isWithinLimit } from '../authorities/limits.ts'
import { findAuthority } from '../authorities/store.ts'
import type { Tx, WithAuthority } from '../database/with-authority.ts'
import { type DraftAccess, deleteDraft, findDraft, type KeptDraft } from './store.ts'

/** What keeping drafts needs. */
export type DraftDeps = { readonly withAuthority: WithAuthority; readonly now: () => Date }

/** What the right token opens. Nothing tells a wrong one from a draft that does not exist. */
export type OpenOutcome =
  | { readonly kind: 'found'; readonly draft: KeptDraft & { readonly content: Buffer } }
  | { readonly kind: 'submitted'; readonly applicationId: string }
  | { readonly kind: 'unknown' | 'too-many' }

/** Opens a draft for who has its token. Looking at it does not keep it longer. */
export async function openDraft(deps: DraftDeps, access: DraftAccess): Promise<OpenOutcome> {
  return await deps.withAuthority(access.authorityId, (tx) => findOwnDraft(tx, access)).then((found) => found ?? refusal(deps, access))
}

/** Deletes a draft and its documents for who has its token. */
export async function removeDraft(deps: DraftDeps, access: DraftAccess): Promise<OpenOutcome> {
  const removed = await deps.withAuthority(access.authorityId, async (tx) => {
    const found = await findOwnDraft(tx, access)
    if (found?.kind === 'found') await deleteAttachments(tx, found.draft.attachmentIds)
    if (found) await deleteDraft(tx, access.lookupId)
    return found
  })
  return removed ?? (await refusal(deps, access))
}

/** Compared with when there is no draft, so that both take the same time. */
const nobody = Buffer.alloc(32)

/** Finds a draft for who has its token; undefined for a wrong one and where there is none. */
export async function findOwnDraft(tx: Tx, { lookupId, accessTokenSha256 }: DraftAccess): Promise<OpenOutcome | undefined> {
  if (!(await findAuthority(tx))) return undefined
  const draft = await findDraft(tx, lookupId)
  const isRight = timingSafeEqual(accessTokenSha256, draft?.accessTokenSha256 ?? nobody)
  if (!draft || !isRight) return undefined
  if (draft.content) return { kind: 'found', draft: { ...draft, content: draft.content } }
  return { kind: 'submitted', applicationId: draft.submittedAs ?? '' }
}

/** What somebody without the right token gets. */
export async function refusal(deps: DraftDeps, access: DraftAccess): Promise<Extract<OpenOutcome, { kind: 'unknown' | 'too-many' }>> {
  return { kind: await afterWrongToken(deps, access) }
}

/** The right token always opens; who has none is slowed down. Drafts share counters, so that made-up ids fill no table. */
export async function afterWrongToken(deps: DraftDeps, { authorityId, lookupId }: DraftAccess): Promise<'unknown' | 'too-many'> {
  const isKnown = await deps.withAuthority(authorityId, findAuthority)
  if (!isKnown) return 'unknown'
  const subjectId = `draft ${lookupId.toString('hex').slice(0, 3)}`
  return (await isWithinLimit(deps, { authorityId, limit: 'wrongTokens', subjectId })) ? 'unknown' : 'too-many'
}
