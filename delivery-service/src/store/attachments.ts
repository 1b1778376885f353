import type { Db, Tx } from './database.ts'

/** Announced attachments with the tags of those that have come. */
export async function listAttachments(db: Db, submissionId: string): Promise<{ attachmentId: string; tag: string | null }[]> {
  const query = db.selectFrom('attachment').select(['attachmentId', 'tag']).where('submissionId', '=', submissionId)
  return query.orderBy('attachmentId').execute()
}

/** Keeps the bytes of an announced attachment; says whether it was announced. The last one sent counts. */
export async function updateAttachment(tx: Tx, ids: { submissionId: string; attachmentId: string }, sealed: { jwe: string; tag: string }) {
  const update = tx.updateTable('attachment').set(sealed).where('submissionId', '=', ids.submissionId)
  const { numUpdatedRows } = await update.where('attachmentId', '=', ids.attachmentId).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The JWE of an attachment, as long as it is kept. */
export async function findAttachment(db: Db, ids: { submissionId: string; attachmentId: string }): Promise<string | undefined> {
  const query = db.selectFrom('attachment').select('jwe').where('submissionId', '=', ids.submissionId)
  return (await query.where('attachmentId', '=', ids.attachmentId).executeTakeFirst())?.jwe ?? undefined
}
