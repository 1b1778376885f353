import { sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'

/** What must happen later, and to what. `notBefore` is the first attempt's time; now when left out. */
export type NewPromise = {
  readonly kind: string
  readonly authorityId: AuthorityId
  readonly subjectId: string
  readonly notBefore?: Date
}

/** Name of the notification that wakes workers. */
export const wakeChannel = 'aufenthalt_promises'

/** Promises in the transaction of the cause: both happen or neither. The same promise that is still open is not added twice. */
export async function addPromise(tx: Tx, { kind, authorityId, subjectId, notBefore }: NewPromise): Promise<void> {
  await tx
    .insertInto('lanes')
    .values({ authority_id: authorityId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('promises')
    .values({ authority_id: authorityId, kind, subject_id: subjectId, ...(notBefore && { next_attempt_at: notBefore }) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select pg_notify(${wakeChannel}, '')`.execute(tx)
}
