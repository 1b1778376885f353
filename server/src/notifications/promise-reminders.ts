import type { Kysely } from 'kysely'
import { listAuthorityIds } from '../authorities/store.ts'
import type { Database } from '../database/tables.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { addPromise } from '../promises/add-promise.ts'
import { dueReminder, lastDayToLookAt } from './reminder.ts'
import { listReminders } from './store.ts'

/** What promising needs; the database as the worker role. */
export type PromiseRemindersDeps = { readonly database: Kysely<Database>; readonly withAuthority: WithAuthority; readonly now: () => Date }

/** Promises every reminder that is due by now, at all authorities. One that is promised already is not promised twice. */
export async function promiseReminders({ database, withAuthority, now }: PromiseRemindersDeps): Promise<void> {
  for (const authorityId of await listAuthorityIds(database)) {
    await withAuthority(authorityId, async (tx) => {
      const reminders = await listReminders(tx, lastDayToLookAt(now()))
      const due = reminders.filter((reminder) => dueReminder(reminder, now()) !== undefined)
      for (const { noticeId } of due) await addPromise(tx, { kind: 'send-notice', authorityId, subjectId: noticeId })
    })
  }
}
