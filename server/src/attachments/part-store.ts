import { sql } from 'kysely'
import type { Tx } from '../database/with-authority.ts'
import type { AttachmentPlace } from './browser-seal.ts'

/** How much of a document is there: the first byte that is missing, and in how many parts the others came. */
export type PartsKept = { readonly offset: number; readonly parts: number }

/** A part as it is kept. */
export type SealedPart = { readonly firstByte: number; readonly byteCount: number; readonly content: Buffer }

/** Finds how much of a document is there. */
export async function findPartsKept(tx: Tx, attachmentId: string): Promise<PartsKept> {
  const row = await tx
    .selectFrom('attachment_parts')
    .select([sql<number>`coalesce(sum(byte_count), 0)::integer`.as('offset'), sql<number>`count(*)::integer`.as('parts')])
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirstOrThrow()
  return row
}

/** Inserts a part; does nothing where one of two at once was first. */
export async function insertPart(tx: Tx, { authorityId, attachmentId }: AttachmentPlace, part: SealedPart, now: Date): Promise<void> {
  const { firstByte, byteCount, content } = part
  await tx
    .insertInto('attachment_parts')
    .values({
      ...{ authority_id: authorityId, attachment_id: attachmentId },
      ...{ first_byte: firstByte, byte_count: byteCount, content, stored_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Lists the parts of a document in their order. */
export async function listParts(tx: Tx, attachmentId: string): Promise<SealedPart[]> {
  return await tx
    .selectFrom('attachment_parts')
    .select(['first_byte as firstByte', 'byte_count as byteCount', 'content'])
    .where('attachment_id', '=', attachmentId)
    .orderBy('first_byte')
    .execute()
}

/** Deletes the parts of a document: it is whole, or it will never be. */
export async function deleteParts(tx: Tx, attachmentId: string): Promise<void> {
  await tx.deleteFrom('attachment_parts').where('attachment_id', '=', attachmentId).execute()
}

/** Deletes parts of documents that never became whole. */
export async function deleteUnfinishedParts(tx: Tx, storedBefore: Date): Promise<void> {
  await tx.deleteFrom('attachment_parts').where('stored_at', '<', storedBefore).execute()
}
