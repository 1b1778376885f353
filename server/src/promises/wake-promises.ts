import { sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'
import { wakeChannel } from './add-promise.ts'

/**
 * Makes planned looks due now, because something may have happened. One that is under way is repeated after its end: it may have looked too early.
 * Breakers and what is held stay as they are. @returns how many
 */
export async function wakePromises(
  tx: Tx,
  { authorityId, kind, subjectIds }: { readonly authorityId: AuthorityId; readonly kind: string; readonly subjectIds: readonly string[] },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('promises')
    .set({ is_woken: true, next_attempt_at: sql<Date>`least(next_attempt_at, now())` })
    .where('authority_id', '=', authorityId)
    .where('kind', '=', kind)
    .where('subject_id', 'in', [...subjectIds])
    .where('state', '=', 'due')
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await sql`select pg_notify(${wakeChannel}, '')`.execute(tx)
  return Number(numUpdatedRows)
}
