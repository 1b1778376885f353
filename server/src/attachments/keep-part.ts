import { documentLimits, isWithinLimit } from '../authorities/limits.ts'
import { findAuthority } from '../authorities/store.ts'
import { type AttachmentPlace, sealPart } from './browser-seal.ts'
import type { AttachmentDeps } from './keep-attachment.ts'
import { findPartsKept, insertPart, type PartsKept } from './part-store.ts'

/** More than a document of the largest size needs, also when every connection breaks early. */
const maxParts = 500

/** A part on its way in: the bytes of a document from `firstByte` on. `key` is the browser's and is not kept. */
export type SentPart = AttachmentPlace & { readonly key: Uint8Array; readonly firstByte: number; readonly bytes: Uint8Array }

/** How the upload of a part ends. `offset` is the first byte that is missing; what is before it is durable. */
export type PartOutcome =
  | { readonly kind: 'kept'; readonly offset: number }
  | { readonly kind: 'incomplete'; readonly offset: number }
  | { readonly kind: 'authority-unknown' | 'too-many' | 'too-large' }

type PartDeps = Pick<AttachmentDeps, 'withAuthority' | 'now'>

/** Says from which byte on a document is still missing; undefined where there is no such authority. */
export async function findOffset({ withAuthority }: Pick<PartDeps, 'withAuthority'>, { authorityId, attachmentId }: AttachmentPlace) {
  return await withAuthority(authorityId, async (tx) => {
    if (await findAuthority(tx)) return (await findPartsKept(tx, attachmentId)).offset
  })
}

/** Keeps a part that follows the ones before it. Bytes that came already are not taken twice: the answer says where to go on. */
export async function keepPart(deps: PartDeps, sent: SentPart): Promise<PartOutcome> {
  const { withAuthority, now } = deps
  const { authorityId, attachmentId, firstByte, bytes } = sent
  const isAuthority = await withAuthority(authorityId, async (tx) => (await findAuthority(tx)) !== undefined)
  if (!isAuthority) return { kind: 'authority-unknown' }
  if (!(await isAllowed(deps, sent))) return { kind: 'too-many' }
  return await withAuthority(authorityId, async (tx) => {
    const kept = await findPartsKept(tx, attachmentId)
    if (kept.offset !== firstByte) return { kind: kept.offset > firstByte ? 'kept' : 'incomplete', offset: kept.offset }
    if (isTooMuch(kept, bytes)) return { kind: 'too-large' }
    await insertPart(tx, sent, { firstByte, byteCount: bytes.length, content: sealPart(sent.key, sent, firstByte, bytes) }, now())
    return { kind: 'kept', offset: (await findPartsKept(tx, attachmentId)).offset }
  })
}

/** A document counts with its first part, each part counts by itself. */
async function isAllowed(deps: PartDeps, { authorityId, firstByte }: SentPart): Promise<boolean> {
  const limits = firstByte === 0 ? (['attachments', 'attachmentParts'] as const) : (['attachmentParts'] as const)
  for (const limit of limits) if (!(await isWithinLimit(deps, { authorityId, limit, subjectId: authorityId }))) return false
  return true
}

const isTooMuch = ({ offset, parts }: PartsKept, { length }: Uint8Array) =>
  offset + length > documentLimits.documentBytes || parts >= maxParts
