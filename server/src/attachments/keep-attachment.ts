import { createHash } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import type { AttachmentKept } from '@aufenthalt/model'
import { documentLimits, isWithinLimit } from '../authorities/limits.ts'
import { findAuthority } from '../authorities/store.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { type AttachmentFacts, type AttachmentPlace, openFacts, sealAttachment } from './browser-seal.ts'
import type { CheckedDocument, DocumentChecker, RefusalCode } from './check-document.ts'
import { deleteParts } from './part-store.ts'
import { findAttachmentFacts, insertAttachment } from './store.ts'

/** What keeping a document needs. */
export type AttachmentDeps = {
  readonly withAuthority: WithAuthority
  readonly documents: Pick<DocumentChecker, 'checkDocument'>
  readonly now: () => Date
}

/** Where a document belongs, and the browser's key, which is not kept. */
export type KeyedPlace = AttachmentPlace & { readonly key: Uint8Array }

/** A document on its way in. */
export type SentAttachment = KeyedPlace & { readonly declaredType: string; readonly bytes: Uint8Array }

/** How the upload of a document ends. */
export type AttachmentOutcome =
  | { readonly kind: 'kept'; readonly attachment: AttachmentKept }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'conflict' | 'authority-unknown' | 'too-many' }

const attachmentStored = channel('aufenthalt:attachment-stored')

/** Keeps a document: checked by its content, sealed with the browser's key. Sent again, the same document gives the same answer. */
export async function keepAttachment(deps: AttachmentDeps, sent: SentAttachment): Promise<AttachmentOutcome> {
  const { authorityId } = sent
  const before = await findBefore(deps, sent)
  if (!before.isAuthority) return { kind: 'authority-unknown' }
  if (before.facts) return answerAgain(sent, sha256(sent.bytes), before.facts)
  if (!(await isWithinLimit(deps, { authorityId, limit: 'attachments', subjectId: authorityId }))) return { kind: 'too-many' }
  return await checkAndKeep(deps, sent)
}

/** Finds whether there is such an authority, and the facts of a document with this id. */
export async function findBefore({ withAuthority }: Pick<AttachmentDeps, 'withAuthority'>, { authorityId, attachmentId }: AttachmentPlace) {
  return await withAuthority(authorityId, async (tx) => ({
    isAuthority: (await findAuthority(tx)) !== undefined,
    facts: await findAttachmentFacts(tx, attachmentId),
  }))
}

/** Checks a document that is there as a whole, and keeps it. */
export async function checkAndKeep(deps: AttachmentDeps, sent: SentAttachment): Promise<AttachmentOutcome> {
  const { declaredType, bytes } = sent
  const checked = await deps.documents.checkDocument({ bytes, declaredType, limits: documentLimits })
  if (checked.kind === 'refused') return checked
  return await keepChecked(deps, sent, factsOf(sent, checked), checked.bytes)
}

/** Keeps a document that was checked, in the place of the parts in which it may have come. */
export async function keepChecked(
  deps: AttachmentDeps,
  sent: KeyedPlace,
  facts: AttachmentFacts,
  bytes: Uint8Array,
): Promise<AttachmentOutcome> {
  const { withAuthority, now } = deps
  const sealed = sealAttachment(sent.key, sent, facts, bytes)
  const after = await withAuthority(sent.authorityId, async (tx) => {
    const isInserted = await insertAttachment(tx, sent, sealed, now())
    await deleteParts(tx, sent.attachmentId)
    return isInserted ? undefined : await findAttachmentFacts(tx, sent.attachmentId)
  })
  if (after) return answerAgain(sent, facts.sentSha256, after)
  attachmentStored.publish({})
  return { kind: 'kept', attachment: answerOf(sent, facts) }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function factsOf({ bytes }: SentAttachment, checked: CheckedDocument): AttachmentFacts {
  const kept = { mimeType: checked.mimeType, bytes: checked.bytes.length, sha256: checked.sha256 }
  return { ...kept, sentSha256: sha256(bytes), isScanned: !checked.unscanned }
}

/** There is a document with this id. Its facts open with the same key only, and then tell whether the same bytes came. */
export function answerAgain(sent: KeyedPlace, sentSha256: string, sealedFacts: Buffer): AttachmentOutcome {
  const facts = openFacts(sent.key, sent, sealedFacts)
  if (facts?.sentSha256 !== sentSha256) return { kind: 'conflict' }
  return { kind: 'kept', attachment: answerOf(sent, facts) }
}

function answerOf({ attachmentId }: AttachmentPlace, { mimeType, bytes, sha256 }: AttachmentFacts): AttachmentKept {
  return { attachmentId, mimeType, bytes, sha256 }
}
