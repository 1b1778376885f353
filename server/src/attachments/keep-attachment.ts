import { createHash } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import type { AttachmentKept } from '@aufenthalt/model'
import { documentLimits, isWithinLimit } from '../authorities/limits.ts'
import { findAuthority } from '../authorities/store.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { type AttachmentFacts, type AttachmentPlace, openFacts, sealAttachment } from './browser-seal.ts'
import type { CheckedDocument, DocumentChecker, RefusalCode } from './check-document.ts'
import { findAttachmentFacts, insertAttachment } from './store.ts'

/** What keeping a document needs. */
export type AttachmentDeps = {
  readonly withAuthority: WithAuthority
  readonly documents: Pick<DocumentChecker, 'checkDocument'>
  readonly now: () => Date
}

/** A document on its way in. `key` is the browser's and is not kept. */
export type SentAttachment = AttachmentPlace & { readonly key: Uint8Array; readonly declaredType: string; readonly bytes: Uint8Array }

/** How the upload of a document ends. */
export type AttachmentOutcome =
  | { readonly kind: 'kept'; readonly attachment: AttachmentKept }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'conflict' | 'authority-unknown' | 'too-many' }

const attachmentStored = channel('aufenthalt:attachment-stored')

/** Keeps a document: checked by its content, sealed with the browser's key. Sent again, the same document gives the same answer. */
export async function keepAttachment(deps: AttachmentDeps, sent: SentAttachment): Promise<AttachmentOutcome> {
  const { withAuthority, documents, now } = deps
  const { authorityId, attachmentId, declaredType, bytes } = sent
  const before = await withAuthority(authorityId, async (tx) => ({
    isAuthority: (await findAuthority(tx)) !== undefined,
    facts: await findAttachmentFacts(tx, attachmentId),
  }))
  if (!before.isAuthority) return { kind: 'authority-unknown' }
  if (before.facts) return answerAgain(sent, before.facts)
  if (!(await isWithinLimit(deps, { authorityId, limit: 'attachments', subjectId: authorityId }))) return { kind: 'too-many' }

  const checked = await documents.checkDocument({ bytes, declaredType, limits: documentLimits })
  if (checked.kind === 'refused') return checked

  const facts = factsOf(sent, checked)
  const sealed = sealAttachment(sent.key, sent, facts, checked.bytes)
  const after = await withAuthority(authorityId, async (tx) => {
    const isInserted = await insertAttachment(tx, sent, sealed, now())
    return isInserted ? undefined : await findAttachmentFacts(tx, attachmentId)
  })
  if (after) return answerAgain(sent, after)
  attachmentStored.publish({})
  return { kind: 'kept', attachment: answerOf(sent, facts) }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function factsOf({ bytes }: SentAttachment, checked: CheckedDocument): AttachmentFacts {
  const kept = { mimeType: checked.mimeType, bytes: checked.bytes.length, sha256: checked.sha256 }
  return { ...kept, sentSha256: sha256(bytes), isScanned: !checked.unscanned }
}

/** There is a document with this id. Its facts open with the same key only, and then tell whether the same bytes came. */
function answerAgain(sent: SentAttachment, sealedFacts: Buffer): AttachmentOutcome {
  const facts = openFacts(sent.key, sent, sealedFacts)
  if (facts?.sentSha256 !== sha256(sent.bytes)) return { kind: 'conflict' }
  return { kind: 'kept', attachment: answerOf(sent, facts) }
}

function answerOf({ attachmentId }: AttachmentPlace, { mimeType, bytes, sha256 }: AttachmentFacts): AttachmentKept {
  return { attachmentId, mimeType, bytes, sha256 }
}
