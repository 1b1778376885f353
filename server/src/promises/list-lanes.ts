import { type Kysely, sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'

/** How one authority's lane stands. `codes` are the last outcomes of what is open; `openUntil` is set while its breaker is open. */
export type LaneState = {
  readonly authorityId: AuthorityId
  readonly due: number
  readonly held: number
  readonly oldestOpenAt: Date | null
  readonly codes: readonly string[]
  readonly failures: number
  readonly openUntil: Date | null
}

/** All lanes, for people who look after them (operator role). */
export async function listLanes(database: Kysely<Database>): Promise<LaneState[]> {
  const { rows } = await sql<LaneState>`
    select lanes.authority_id as "authorityId",
      count(*) filter (where promises.state = 'due') as due,
      count(*) filter (where promises.state = 'held') as held,
      min(promises.created_at) as "oldestOpenAt",
      coalesce(array_agg(distinct promises.last_code) filter (where promises.last_code is not null), '{}') as codes,
      lanes.failures,
      case when lanes.open_until > now() then lanes.open_until end as "openUntil"
    from lanes
    left join promises on promises.authority_id = lanes.authority_id and promises.state <> 'kept'
    group by lanes.authority_id
    order by lanes.authority_id`.execute(database)
  return rows
}
