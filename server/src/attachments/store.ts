import { sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'

/** A document in its row, sealed. */
export type SealedAttachment = { readonly facts: Buffer; readonly content: Buffer }

/** Inserts a document; false when there is already one with this id. */
export async function insertAttachment(
  tx: Tx,
  place: { readonly authorityId: AuthorityId; readonly attachmentId: string },
  { facts, content }: SealedAttachment,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('attachments')
    .values({ authority_id: place.authorityId, attachment_id: place.attachmentId, facts, content, stored_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Finds the sealed facts of a document. */
export async function findAttachmentFacts(tx: Tx, attachmentId: string): Promise<Buffer | undefined> {
  const row = await tx.selectFrom('attachments').select('facts').where('attachment_id', '=', attachmentId).executeTakeFirst()
  return row?.facts
}

/** Finds a sealed document. */
export async function findAttachment(tx: Tx, attachmentId: string): Promise<SealedAttachment | undefined> {
  return await tx.selectFrom('attachments').select(['facts', 'content']).where('attachment_id', '=', attachmentId).executeTakeFirst()
}

/** Deletes documents that now belong to an application; gives the ids of those that were there. */
export async function deleteAttachments(tx: Tx, attachmentIds: readonly string[]): Promise<string[]> {
  if (attachmentIds.length === 0) return []
  const rows = await tx
    .deleteFrom('attachments')
    .where('attachment_id', 'in', [...attachmentIds])
    .returning('attachment_id')
    .execute()
  return rows.map(({ attachment_id }) => attachment_id)
}

/** Deletes documents that belong neither to an application nor to a draft; gives their number. */
export async function deleteUnclaimedAttachments(tx: Tx, storedBefore: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('attachments')
    .where('stored_at', '<', storedBefore)
    .where('attachment_id', 'not in', (query) => query.selectFrom('drafts').select(sql<string>`unnest(attachment_ids)`.as('attachment_id')))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
