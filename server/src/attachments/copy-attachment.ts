import { isWithinLimit } from '../authorities/limits.ts'
import { openContent, openFacts } from './browser-seal.ts'
import { type AttachmentDeps, type AttachmentOutcome, findBefore, type KeyedPlace, keepChecked } from './keep-attachment.ts'
import { findAttachment } from './store.ts'

/** How a copy ends. */
export type CopyOutcome = AttachmentOutcome | { readonly kind: 'unknown' }

/**
 * Keeps a kept document once more, under another id and key: the same paper for another question, without being sent again. From there on each is a
 * document of its own, so that what comes after knows nothing of copies.
 */
export async function copyAttachment(
  deps: AttachmentDeps,
  from: KeyedPlace,
  to: { readonly attachmentId: string; readonly key: Uint8Array },
): Promise<CopyOutcome> {
  const { authorityId } = from
  const { isAuthority } = await findBefore(deps, from)
  if (!isAuthority) return { kind: 'authority-unknown' }
  if (!(await isWithinLimit(deps, { authorityId, limit: 'attachments', subjectId: authorityId }))) return { kind: 'too-many' }
  const sealed = await deps.withAuthority(authorityId, (tx) => findAttachment(tx, from.attachmentId))
  const facts = sealed && openFacts(from.key, from, sealed.facts)
  const bytes = sealed && openContent(from.key, from, sealed.content)
  if (!facts || !bytes) return { kind: 'unknown' }
  return await keepChecked(deps, { authorityId, ...to }, facts, bytes)
}
