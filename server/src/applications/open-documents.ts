import { createHash } from 'node:crypto'
import type { FieldError, SentDocument } from '@aufenthalt/model'
import { openContent, openFacts, parseBrowserKey } from '../attachments/browser-seal.ts'
import { findAttachment } from '../attachments/store.ts'
import { documentLimits } from '../authorities/limits.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { messageFilename } from './message-filename.ts'

/** A document of an application, in memory while it is frozen. */
export type OpenDocument = {
  readonly attachmentId: string
  readonly code: string
  readonly filename: string
  readonly mimeType: string
  readonly sha256: string
  readonly isScanned: boolean
  readonly bytes: Uint8Array
}

/** Opens the documents of a submission with the keys that came with it. One that is missing, foreign or changed is a problem of its slot. */
export async function openDocuments(
  withAuthority: WithAuthority,
  authorityId: AuthorityId,
  documents: readonly SentDocument[],
): Promise<{ readonly documents: readonly OpenDocument[]; readonly errors: readonly FieldError[] }> {
  const opened: OpenDocument[] = []
  const errors: FieldError[] = []
  let bytes = 0
  for (const sent of documents) {
    const document = await openDocument(withAuthority, authorityId, sent)
    if (document) opened.push(document)
    else errors.push({ field: sent.code, code: 'document-unknown', level: 'error' })
    bytes += document?.bytes.length ?? 0
    if (bytes > documentLimits.applicationBytes)
      return { documents: [], errors: [{ field: '', code: 'document-total-too-large', level: 'error' }] }
  }
  return { documents: opened, errors }
}

async function openDocument(withAuthority: WithAuthority, authorityId: AuthorityId, sent: SentDocument): Promise<OpenDocument | undefined> {
  const attachmentId = sent.attachmentId.toLowerCase()
  const place = { authorityId, attachmentId }
  const key = parseBrowserKey(sent.key)
  const sealed = key && (await withAuthority(authorityId, (tx) => findAttachment(tx, attachmentId)))
  if (!key || !sealed) return undefined
  const facts = openFacts(key, place, sealed.facts)
  const bytes = openContent(key, place, sealed.content)
  if (!facts || !bytes || createHash('sha256').update(bytes).digest('hex') !== facts.sha256) return undefined
  const { mimeType, sha256, isScanned } = facts
  return { attachmentId, code: sent.code, filename: messageFilename(sent.filename, mimeType), mimeType, sha256, isScanned, bytes }
}
