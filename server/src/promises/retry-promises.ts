import { sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'
import { wakeChannel } from './add-promise.ts'

/**
 * Takes promises of one authority up again now, as a person decided: those that are held and those that wait, all or the given ones.
 * The lane's breaker is closed. Ids of what was sent stay as they are, so nothing is sent twice in effect.
 * @returns how many
 */
export async function retryPromises(tx: Tx, authorityId: AuthorityId, promiseIds?: readonly string[]): Promise<number> {
  const retried = await tx
    .updateTable('promises')
    .set({ state: 'due', next_attempt_at: sql<Date>`now()`, failures: 0 })
    .where('authority_id', '=', authorityId)
    .where('state', '<>', 'kept')
    .$if(promiseIds !== undefined, (query) => query.where('promise_id', 'in', [...(promiseIds ?? [])]))
    .executeTakeFirst()
  await tx.updateTable('lanes').set({ failures: 0, open_until: null }).where('authority_id', '=', authorityId).execute()
  await sql`select pg_notify(${wakeChannel}, '')`.execute(tx)
  return Number(retried.numUpdatedRows)
}
