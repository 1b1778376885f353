import { sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'

/** Where a draft lies, and what proves whose it is. */
export type DraftAccess = { readonly authorityId: AuthorityId; readonly lookupId: Buffer; readonly accessTokenSha256: Buffer }

/** What the browser keeps: its sealed content, and the ids of the documents that belong to it. */
export type DraftContent = { readonly content: Buffer; readonly attachmentIds: readonly string[] }

/** A draft as it stands in its row. Without content it has been submitted. */
export type KeptDraft = {
  readonly accessTokenSha256: Buffer
  readonly revision: number
  readonly content: Buffer | null
  readonly attachmentIds: readonly string[]
  readonly keptUntil: string
  readonly submittedAs: string | null
}

const selectDraft = (tx: Tx, lookupId: Buffer) =>
  tx
    .selectFrom('drafts')
    .select([
      'access_token_sha256 as accessTokenSha256',
      'revision',
      'content',
      'attachment_ids as attachmentIds',
      'kept_until as keptUntil',
      'submitted_as as submittedAs',
    ])
    .where('lookup_id', '=', lookupId)

/** Finds a draft. */
export async function findDraft(tx: Tx, lookupId: Buffer): Promise<KeptDraft | undefined> {
  return await selectDraft(tx, lookupId).executeTakeFirst()
}

/** Finds a draft and lets nobody else change it until this transaction ends. */
export async function lockDraft(tx: Tx, lookupId: Buffer): Promise<KeptDraft | undefined> {
  return await selectDraft(tx, lookupId).forNoKeyUpdate().executeTakeFirst()
}

/** Inserts a draft as its first revision; false when there is already one at this place. */
export async function insertDraft(tx: Tx, access: DraftAccess, draft: DraftContent, keptUntil: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('drafts')
    .values({
      authority_id: access.authorityId,
      lookup_id: access.lookupId,
      access_token_sha256: access.accessTokenSha256,
      revision: 1,
      content: draft.content,
      attachment_ids: [...draft.attachmentIds],
      kept_until: keptUntil,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Replaces what a draft holds, as its next revision. */
export async function replaceDraft(tx: Tx, lookupId: Buffer, draft: DraftContent, next: Pick<KeptDraft, 'revision' | 'keptUntil'>) {
  await tx
    .updateTable('drafts')
    .set({
      revision: next.revision,
      content: draft.content,
      attachment_ids: [...draft.attachmentIds],
      kept_until: next.keptUntil,
    })
    .where('lookup_id', '=', lookupId)
    .execute()
}

/** Deletes a draft. */
export async function deleteDraft(tx: Tx, lookupId: Buffer): Promise<void> {
  await tx.deleteFrom('drafts').where('lookup_id', '=', lookupId).execute()
}

/**
 * Deletes what a draft holds because it is submitted; what stays is which application it became. Gives the application that it had become before;
 * nothing where there is no such draft of this person.
 */
export async function markDraftSubmitted(
  tx: Tx,
  { lookupId, accessTokenSha256 }: Omit<DraftAccess, 'authorityId'>,
  applicationId: string,
): Promise<string | undefined> {
  const { numUpdatedRows } = await tx
    .updateTable('drafts')
    .set({ content: null, attachment_ids: [], submitted_as: applicationId, revision: sql<number>`revision + 1` })
    .where('lookup_id', '=', lookupId)
    .where('access_token_sha256', '=', accessTokenSha256)
    .where('submitted_as', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? undefined : await findSubmittedAs(tx, { lookupId, accessTokenSha256 })
}

/** Finds the application that a draft of this person has become. */
export async function findSubmittedAs(
  tx: Tx,
  { lookupId, accessTokenSha256 }: Omit<DraftAccess, 'authorityId'>,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('drafts')
    .select('submitted_as')
    .where('lookup_id', '=', lookupId)
    .where('access_token_sha256', '=', accessTokenSha256)
    .executeTakeFirst()
  return row?.submitted_as ?? undefined
}

/** Deletes drafts whose last day is before this one; gives their number. */
export async function deleteOldDrafts(tx: Tx, day: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('drafts').where('kept_until', '<', day).executeTakeFirst()
  return Number(numDeletedRows)
}
