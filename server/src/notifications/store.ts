import { sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'
import type { ReminderState } from './reminder.ts'

/** A reminder that was asked for. `address` is sealed, and null once the mail server has refused it for ever. */
export type Reminder = ReminderState & { readonly noticeId: string; readonly address: Buffer | null; readonly language: string }

/** A reminder on its way in. */
export type NewReminder = Reminder & { readonly authorityId: AuthorityId; readonly lookupId: Buffer; readonly address: Buffer }

/** Nobody submits or deletes this draft until the transaction ends. */
export async function holdDraft(tx: Tx, lookupId: Buffer): Promise<void> {
  await tx.selectFrom('drafts').select('lookup_id').where('lookup_id', '=', lookupId).forNoKeyUpdate().execute()
}

/** Keeps the reminder of a draft in the place of the one before. */
export async function replaceReminder(tx: Tx, reminder: NewReminder): Promise<void> {
  await deleteReminder(tx, reminder.lookupId)
  await tx
    .insertInto('notice_addresses')
    .values({
      authority_id: reminder.authorityId,
      notice_id: reminder.noticeId,
      purpose: 'draft-reminder',
      lookup_id: reminder.lookupId,
      address: reminder.address,
      language: reminder.language,
      told_of: reminder.toldOf,
      told_days: reminder.toldDays,
    })
    .execute()
}

const ofDrafts = (tx: Tx) =>
  tx
    .selectFrom('notice_addresses')
    .innerJoin('drafts', (join) =>
      join
        .onRef('drafts.authority_id', '=', 'notice_addresses.authority_id')
        .onRef('drafts.lookup_id', '=', 'notice_addresses.lookup_id')
        .on('drafts.submitted_as', 'is', null),
    )
    .select([
      'notice_id as noticeId',
      'address',
      'language',
      'told_of as toldOf',
      'told_days as toldDays',
      'drafts.kept_until as keptUntil',
    ])

/** Finds a reminder whose draft is not submitted. */
export async function findReminder(tx: Tx, noticeId: string): Promise<Reminder | undefined> {
  return await ofDrafts(tx).where('notice_id', '=', noticeId).executeTakeFirst()
}

/** Finds the reminder of a draft that is not submitted. */
export async function findReminderOf(tx: Tx, lookupId: Buffer): Promise<Reminder | undefined> {
  return await ofDrafts(tx).where('notice_addresses.lookup_id', '=', lookupId).executeTakeFirst()
}

/** Lists the reminders that can still be sent, of drafts that end on this day at the latest. */
export async function listReminders(tx: Tx, lastDay: string): Promise<Reminder[]> {
  return await ofDrafts(tx).where('drafts.kept_until', '<=', lastDay).where('address', 'is not', null).execute()
}

/** Notes which reminder was dealt with. */
export async function markTold(tx: Tx, { noticeId, keptUntil }: Reminder, days: number): Promise<void> {
  await tx.updateTable('notice_addresses').set({ told_of: keptUntil, told_days: days }).where('notice_id', '=', noticeId).execute()
}

/** Forgets an address that takes no mail; that there was one stays, so that the person learns of it. */
export async function markRefused(tx: Tx, { noticeId }: Reminder): Promise<void> {
  await tx.updateTable('notice_addresses').set({ address: null }).where('notice_id', '=', noticeId).execute()
}

/** Deletes the reminder of a draft. */
export async function deleteReminder(tx: Tx, lookupId: Buffer): Promise<void> {
  await tx.deleteFrom('notice_addresses').where('lookup_id', '=', lookupId).execute()
}

/** Deletes the reminder of a draft that this transaction has submitted. */
export async function deleteReminderOfSubmitted(tx: Tx, lookupId: Buffer): Promise<void> {
  await tx
    .deleteFrom('notice_addresses')
    .where('lookup_id', 'in', (query) =>
      query.selectFrom('drafts').select('drafts.lookup_id').where('drafts.lookup_id', '=', lookupId).where('submitted_as', 'is not', null),
    )
    .execute()
}

/** Lists which of these ids are reminders with an address: their keys are needed. */
export async function listNeedingKeys(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('notice_addresses')
    .select('notice_id')
    .where('notice_id', 'in', [...ids])
    .where('address', 'is not', null)
    .execute()
  return rows.map(({ notice_id }) => notice_id)
}

/** Counts one notice that ended so. */
export async function countOutcome(tx: Tx, authorityId: AuthorityId, outcome: string): Promise<void> {
  await tx
    .insertInto('notice_outcomes')
    .values({ authority_id: authorityId, outcome, count: 1 })
    .onConflict((conflict) => conflict.columns(['authority_id', 'outcome']).doUpdateSet({ count: sql<number>`notice_outcomes.count + 1` }))
    .execute()
}
