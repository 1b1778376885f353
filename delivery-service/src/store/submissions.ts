import type { AuthenticationTags } from '@aufenthalt/fit-connect'
import { type Insertable, type Selectable, sql } from 'kysely'
import { DeliveryProblem } from '../errors.ts'
import type { Database, Db, SubmissionStateName, Tx } from './database.ts'

/** A submission without its bytes. */
export type Submission = Omit<Selectable<Database['submission']>, 'encryptedMetadata' | 'encryptedData'>

const columns = [
  'submissionId',
  'caseId',
  'clientId',
  'destinationId',
  'publicService',
  'region',
  'state',
  'authenticationTags',
  'createdAt',
  'submittedAt',
  'fetchedAt',
  'deletedAt',
] as const

/** Adds an announced submission with the ids of its attachments. */
export async function insertSubmission(tx: Tx, row: Insertable<Database['submission']>, attachmentIds: readonly string[]): Promise<void> {
  await tx.insertInto('submission').values(row).execute()
  const attachments = attachmentIds.map((attachmentId) => ({ submissionId: row.submissionId, attachmentId, jwe: null, tag: null }))
  if (attachments.length > 0) await tx.insertInto('attachment').values(attachments).execute()
}

/** The submission, or the problem that there is none. With `update` nobody else changes it until the transaction ends; with `share` many may read. */
export async function getSubmission(db: Db, submissionId: string, lock?: 'update' | 'share'): Promise<Submission> {
  const query = db.selectFrom('submission').select(columns).where('submissionId', '=', submissionId)
  const locked = lock ? (lock === 'update' ? query.forUpdate() : query.forShare()) : query
  const found = await locked.executeTakeFirst()
  if (!found) throw new DeliveryProblem('submission-not-found')
  return found
}

/** The submissions of a case. */
export async function listCase(db: Db, caseId: string): Promise<Submission[]> {
  return db.selectFrom('submission').select(columns).where('caseId', '=', caseId).execute()
}

/** What waits for these destinations, oldest first. */
export async function listWaiting(db: Db, { destinations, limit, offset }: { destinations: string[]; limit: number; offset: number }) {
  const waiting = db
    .selectFrom('submission')
    .where(sql<boolean>`destination_id = any(${destinations})`)
    .where('state', 'in', ['submitted', 'fetched'])
    .where('deletedAt', 'is', null)
  const { total } = await waiting.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const page = waiting.select(['destinationId', 'submissionId', 'caseId']).orderBy('submittedAt').orderBy('submissionId')
  return { submissions: await page.limit(limit).offset(offset).execute(), totalCount: Number(total) }
}

/** Keeps the bytes of the final step. */
export async function markSubmitted(
  tx: Tx,
  submissionId: string,
  sealed: { encryptedMetadata: string; encryptedData?: string; tags: AuthenticationTags; now: Date },
): Promise<void> {
  const { encryptedMetadata, encryptedData = null, tags, now } = sealed
  const set = { state: 'submitted', encryptedMetadata, encryptedData, authenticationTags: JSON.stringify(tags), submittedAt: now } as const
  await tx.updateTable('submission').set(set).where('submissionId', '=', submissionId).execute()
}

/** Notes that the receiver has the bytes. */
export async function markFetched(tx: Tx, submissionId: string, now: Date): Promise<void> {
  await tx.updateTable('submission').set({ state: 'fetched', fetchedAt: now }).where('submissionId', '=', submissionId).execute()
}

/** Notes the outcome. */
export async function markOutcome(tx: Tx, submissionId: string, state: SubmissionStateName & ('accepted' | 'rejected')): Promise<void> {
  await tx.updateTable('submission').set({ state }).where('submissionId', '=', submissionId).execute()
}

/** The JWEs of a submitted submission; one that came over v1 may have no data. */
export async function getSealed(db: Db, submissionId: string): Promise<{ encryptedMetadata: string; encryptedData?: string }> {
  const query = db.selectFrom('submission').select(['encryptedMetadata', 'encryptedData']).where('submissionId', '=', submissionId)
  const { encryptedMetadata, encryptedData } = await query.executeTakeFirstOrThrow()
  if (encryptedMetadata === null) throw new DeliveryProblem('submission-not-found')
  return { encryptedMetadata, ...(encryptedData === null ? {} : { encryptedData }) }
}

/** Deletes all bytes; ids, tags and state stay with the events. */
export async function deleteBytes(tx: Tx, submissionId: string, now: Date): Promise<void> {
  const set = { encryptedMetadata: null, encryptedData: null, deletedAt: now }
  await tx.updateTable('submission').set(set).where('submissionId', '=', submissionId).execute()
  await tx.updateTable('attachment').set({ jwe: null }).where('submissionId', '=', submissionId).execute()
}
