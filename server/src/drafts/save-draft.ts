import { timingSafeEqual } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { addDays, berlinDay } from '@aufenthalt/model'
import { draftLimits, isWithinLimitIn } from '../authorities/limits.ts'
import { findAuthority } from '../authorities/store.ts'
import type { Tx } from '../database/with-authority.ts'
import { afterWrongToken, type DraftDeps } from './open-draft.ts'
import { type DraftAccess, type DraftContent, insertDraft, type KeptDraft, lockDraft, replaceDraft } from './store.ts'

/** A draft on its way in. `basedOn`: the revision that the browser has seen, 0 for none. */
export type SentDraft = DraftAccess & DraftContent & { readonly basedOn: number }

/** How saving ends. `newer`: somebody else has saved since. `submitted`: it has become an application. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly revision: number; readonly keptUntil: string }
  | { readonly kind: 'newer'; readonly revision: number }
  | { readonly kind: 'submitted'; readonly applicationId: string }
  | { readonly kind: 'unknown' | 'authority-unknown' | 'too-many' }

const draftSaved = channel('aufenthalt:draft-saved')

/** Saves a draft. The same bytes on the same revision are the same save, however often they come; nothing newer is ever overwritten. */
export async function saveDraft(deps: DraftDeps, sent: SentDraft): Promise<SaveOutcome> {
  const outcome = await deps.withAuthority(sent.authorityId, (tx) => saveIn(tx, sent, deps.now()))
  if (outcome.kind === 'wrong-token') return { kind: await afterWrongToken(deps, sent) }
  if (outcome.kind === 'saved') draftSaved.publish({})
  return outcome
}

type InTransaction = SaveOutcome | { readonly kind: 'wrong-token' }

async function saveIn(tx: Tx, sent: SentDraft, now: Date): Promise<InTransaction> {
  if (!(await findAuthority(tx))) return { kind: 'authority-unknown' }
  const keptUntil = addDays(berlinDay(now), draftLimits.days)
  const kept = await lockDraft(tx, sent.lookupId)
  if (kept) return await saveAgain(tx, sent, kept, { keptUntil, now })
  if (sent.basedOn > 0) return { kind: 'wrong-token' }
  if (!(await isWithinLimitIn(tx, { authorityId: sent.authorityId, limit: 'newDrafts', subjectId: sent.authorityId }, now))) {
    return { kind: 'too-many' }
  }
  if (await insertDraft(tx, sent, sent, keptUntil)) return { kind: 'saved', revision: 1, keptUntil }
  const twin = await lockDraft(tx, sent.lookupId)
  return twin ? await saveAgain(tx, sent, twin, { keptUntil, now }) : { kind: 'wrong-token' }
}

type Moment = { readonly keptUntil: string; readonly now: Date }

async function saveAgain(tx: Tx, sent: SentDraft, kept: KeptDraft, { keptUntil, now }: Moment): Promise<InTransaction> {
  if (!timingSafeEqual(sent.accessTokenSha256, kept.accessTokenSha256)) return { kind: 'wrong-token' }
  if (kept.submittedAs !== null) return { kind: 'submitted', applicationId: kept.submittedAs }
  if (isRepeated(sent, kept)) return { kind: 'saved', revision: kept.revision, keptUntil: kept.keptUntil }
  if (sent.basedOn !== kept.revision) return { kind: 'newer', revision: kept.revision }
  const subjectId = sent.lookupId.toString('base64url')
  if (!(await isWithinLimitIn(tx, { authorityId: sent.authorityId, limit: 'draftSaves', subjectId }, now))) return { kind: 'too-many' }
  const revision = kept.revision + 1
  await replaceDraft(tx, sent.lookupId, sent, { revision, keptUntil })
  return { kind: 'saved', revision, keptUntil }
}

/** A save whose answer got lost comes once more: every seal has a nonce of its own, so equal bytes are the same save. */
function isRepeated(sent: SentDraft, { revision, content, attachmentIds }: KeptDraft): boolean {
  return sent.basedOn === revision - 1 && content?.equals(sent.content) === true && sent.attachmentIds.join() === attachmentIds.join()
}
