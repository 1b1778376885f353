// A document is sealed with a key that was made in the person's browser. It comes with the request and is gone with it.
import type { AttachmentKept } from '@aufenthalt/model'
import type { AuthorityId } from '../database/authority-id.ts'
import { openBytes, sealBytes } from '../vault/seal.ts'

/** What the platform says about a kept document, and what it needs to recognise a repeated upload. */
export type AttachmentFacts = Omit<AttachmentKept, 'attachmentId'> & {
  /** sha256 of the bytes as the browser sent them, lower-case hex. */
  readonly sentSha256: string
  /** false: no scanner could be asked yet. */
  readonly isScanned: boolean
}

/** Where a sealed document belongs; at another place it does not open. */
export type AttachmentPlace = { readonly authorityId: AuthorityId; readonly attachmentId: string }

const context = ({ authorityId, attachmentId }: AttachmentPlace, part: 'facts' | 'content' | `part-${number}`) => [
  authorityId,
  attachmentId,
  part,
]

/** Reads the browser's key; undefined when it is not 32 bytes of base64url. */
export function parseBrowserKey(text: string): Uint8Array | undefined {
  return /^[\w-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : undefined
}

/** Seals a checked document for its row. */
export function sealAttachment(key: Uint8Array, place: AttachmentPlace, facts: AttachmentFacts, bytes: Uint8Array) {
  return {
    facts: Buffer.from(sealBytes(key, context(place, 'facts'), Buffer.from(JSON.stringify(facts)))),
    content: Buffer.from(sealBytes(key, context(place, 'content'), bytes)),
  }
}

/** Opens the facts of a row; undefined when the key is not the one that sealed it. */
export function openFacts(key: Uint8Array, place: AttachmentPlace, sealed: Uint8Array): AttachmentFacts | undefined {
  const bytes = openOrNothing(() => openBytes(key, context(place, 'facts'), sealed))
  return bytes && (JSON.parse(Buffer.from(bytes).toString()) as AttachmentFacts)
}

/** Opens the document of a row; undefined when the key is not the one that sealed it. */
export function openContent(key: Uint8Array, place: AttachmentPlace, sealed: Uint8Array): Uint8Array | undefined {
  return openOrNothing(() => openBytes(key, context(place, 'content'), sealed))
}

/** Seals a part of a document that is still being sent; it belongs at its first byte. */
export function sealPart(key: Uint8Array, place: AttachmentPlace, firstByte: number, bytes: Uint8Array): Buffer {
  return sealBytes(key, context(place, `part-${firstByte}`), bytes)
}

/** Opens a part; undefined when the key is not the one that sealed it. */
export function openPart(key: Uint8Array, place: AttachmentPlace, firstByte: number, sealed: Uint8Array): Uint8Array | undefined {
  return openOrNothing(() => openBytes(key, context(place, `part-${firstByte}`), sealed))
}

function openOrNothing(open: () => Uint8Array): Uint8Array | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}
