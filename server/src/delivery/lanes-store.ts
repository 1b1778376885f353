// SQL over all authorities, as the operator role: times, states and counts, nothing of a person.
import { type Kysely, sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'
import type { Tx } from '../database/with-authority.ts'

/** How many applications of an authority are not accepted, and since when. */
export type Backlog = {
  readonly authorityId: AuthorityId
  readonly name: string
  readonly oldestUnacceptedAt: Date | null
  readonly received: number
  readonly handedOver: number
  readonly problem: number
}

/** Lists all authorities with what waits there. */
export async function listBacklogs(database: Kysely<Database>): Promise<Backlog[]> {
  const { rows } = await sql<Backlog>`
    select authorities.authority_id as "authorityId", authorities.name,
      min(applications.received_at) as "oldestUnacceptedAt",
      count(*) filter (where applications.state = 'received') as received,
      count(*) filter (where applications.state = 'handed-over') as "handedOver",
      count(*) filter (where applications.state = 'problem') as problem
    from authorities
    left join applications on applications.authority_id = authorities.authority_id and applications.state <> 'accepted'
    group by authorities.authority_id, authorities.name
    order by authorities.authority_id`.execute(database)
  return rows
}

/** Counts unaccepted applications by the level of silence that was written down for them. */
export async function countSilent(database: Kysely<Database>): Promise<{ readonly level: number; readonly count: number }[]> {
  const rows = await database
    .selectFrom('applications')
    .select(['silence_level as level', (count) => count.fn.countAll<number>().as('count')])
    .where('state', '<>', 'accepted')
    .where('silence_level', '>', 0)
    .groupBy('silence_level')
    .execute()
  return rows.map(({ level, count }) => ({ level, count: Number(count) }))
}

/** The applications whose deliveries under way have these submissions. */
export async function listApplicationsOf(tx: Tx, authorityId: AuthorityId, submissionIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('deliveries')
    .select('application_id')
    .where('authority_id', '=', authorityId)
    .where('submission_id', 'in', [...submissionIds])
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ application_id }) => application_id)
}

/** Marks deliveries whose promise is held with one of these codes: a person decided that a new one may follow. */
export async function markRenewalDecided(tx: Tx, authorityId: AuthorityId, codes: readonly string[], now: Date): Promise<void> {
  const held = tx
    .selectFrom('promises')
    .select(sql<string>`subject_id::uuid`.as('application_id'))
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'held')
    .where('last_code', 'in', [...codes])
  await tx
    .updateTable('deliveries')
    .set({ renewal_decided_at: now })
    .where('authority_id', '=', authorityId)
    .where('ended_at', 'is', null)
    .where('application_id', 'in', held)
    .execute()
}
