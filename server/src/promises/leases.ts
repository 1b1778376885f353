// All SQL of the worker's loop. Times are the database's, so that workers on several machines agree.
import { type Kysely, sql } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'

/** A promise that this worker holds for a while. `attempts` counts this one; `failures` are those in a row before it. */
export type LeasedPromise = {
  readonly promiseId: string
  readonly leaseId: string
  readonly kind: string
  readonly authorityId: AuthorityId
  readonly subjectId: string
  readonly attempts: number
  readonly failures: number
  readonly createdAt: Date
}

/**
 * What one turn may take: of which kinds, how many in all, how many of a lane (one where `freeOfLane` says nothing), after which lane to begin,
 * and, when given, of which lanes alone. `isApart`: breakers do not hold these. */
export type Turn = {
  readonly kinds: readonly string[]
  readonly free: number
  readonly freeOfLane: ReadonlyMap<AuthorityId, number>
  readonly afterLane: string
  readonly onlyLanes?: readonly AuthorityId[] | undefined
  readonly leaseMs: number
  readonly isApart?: boolean
}

const inMs = (ms: number) => sql<Date>`now() + ${ms} * interval '1 millisecond'`

/** Leases due promises lane by lane, going round from where the last turn ended; lanes with an open breaker are left out. */
export async function leasePromises(database: Kysely<Database>, turn: Turn): Promise<LeasedPromise[]> {
  const lanes = sql`${[...turn.freeOfLane.keys()]}::text[], ${[...turn.freeOfLane.values()]}::int[]`
  const { rows } = await sql<LeasedPromise>`
    with picked as (
      select due.authority_id, due.promise_id
      from (
        select authority_id, coalesce(free, 1) as free
        from lanes left join unnest(${lanes}) as slots (authority_id, free) using (authority_id)
        where (${turn.isApart === true} or open_until is null or open_until <= now()) and (${turn.onlyLanes === undefined} or authority_id = any(${[...(turn.onlyLanes ?? [])]}::text[]))
        order by authority_id <= ${turn.afterLane}, authority_id
      ) as lane
      cross join lateral (
        select authority_id, promise_id
        from promises
        where authority_id = lane.authority_id and state = 'due' and next_attempt_at <= now()
          and (leased_until is null or leased_until <= now()) and kind = any(${[...turn.kinds]}::text[])
        order by next_attempt_at
        limit lane.free
        for update skip locked
      ) as due
      where lane.free > 0
      limit ${turn.free}
    )
    update promises
    set lease_id = gen_random_uuid(), is_woken = false, leased_until = ${inMs(turn.leaseMs)}, attempts = attempts + 1
    from picked
    where promises.authority_id = picked.authority_id and promises.promise_id = picked.promise_id
    returning promises.promise_id as "promiseId", lease_id as "leaseId", kind, promises.authority_id as "authorityId",
      subject_id as "subjectId", attempts, failures, created_at as "createdAt"`.execute(database)
  return rows
}

/** Prolongs leases; gives those that are still ours. A lease is lost when we were away for longer than it lasts. */
export async function renewLeases(database: Kysely<Database>, leaseIds: readonly string[], leaseMs: number): Promise<string[]> {
  if (leaseIds.length === 0) return []
  const rows = await database
    .updateTable('promises')
    .set({ leased_until: sql<Date>`${inMs(leaseMs)}` })
    .where('lease_id', 'in', [...leaseIds])
    .returning('lease_id')
    .execute()
  return rows.map((row) => String(row.lease_id))
}

/** How a lease ends. A failed one counts against the promise and its lane. */
export type Settlement =
  | { readonly kind: 'kept' }
  | { readonly kind: 'held'; readonly code: string }
  | { readonly kind: 'later'; readonly code: string; readonly afterMs: number; readonly hasFailed: boolean }
  | { readonly kind: 'given-back' }

/** A planned look is due at once when something happened during this one. */
const unlessWoken = (time: ReturnType<typeof inMs>) => sql<Date>`case when is_woken then now() else ${time} end`

/** The columns of `promises` after a settlement. */
function columnsAfter(settlement: Settlement) {
  switch (settlement.kind) {
    case 'kept':
      return { state: 'kept' as const, kept_at: sql<Date>`now()`, last_code: null, failures: 0 }
    case 'held':
      return { state: 'held' as const, last_code: settlement.code, failures: 0 }
    case 'later':
      return {
        next_attempt_at: settlement.hasFailed ? inMs(settlement.afterMs) : unlessWoken(inMs(settlement.afterMs)),
        last_code: settlement.code,
        failures: settlement.hasFailed ? sql<number>`failures + 1` : 0,
      }
    case 'given-back':
      return {}
  }
}

/** Failures in a row after which a lane's breaker opens, for how long at first, and at most. */
const breaker = { failures: 3, firstMs: 5000, maxMs: 300_000 }

const openMs = sql`least(${breaker.maxMs}, ${breaker.firstMs} * power(2, least(failures + 1 - ${breaker.failures}, 20)))`

const laneAfterFailure = sql`
  update lanes
  set failures = failures + 1,
    open_until = case when failures + 1 >= ${breaker.failures} then now() + ${openMs} * interval '1 millisecond' end
  where authority_id in (select authority_id from settled)`

const laneAfterAnswer = sql`
  update lanes set failures = 0, open_until = null where failures > 0 and authority_id in (select authority_id from settled)`

/** What a settlement says about the receiver: whether it answered, or undefined. */
export function hasAnswered(settlement: Settlement): boolean | undefined {
  if (settlement.kind === 'later') return !settlement.hasFailed
  return settlement.kind === 'kept' ? true : undefined
}

/** Ends a lease and tells the lane's breaker, unless `isApart`, in one statement. Without effect when the lease is not ours any more. */
export async function settleLease(
  database: Kysely<Database>,
  promise: LeasedPromise,
  settlement: Settlement & { readonly isApart?: boolean },
): Promise<void> {
  const { authorityId, promiseId, leaseId } = promise
  const answered = settlement.isApart ? undefined : hasAnswered(settlement)
  const settled = database
    .updateTable('promises')
    .set({ lease_id: null, leased_until: null, ...columnsAfter(settlement) })
    .where('authority_id', '=', authorityId)
    .where('promise_id', '=', promiseId)
    .where('lease_id', '=', leaseId)
    .returning('authority_id')
  if (answered === undefined) await settled.execute()
  else await sql`with settled as (${settled}) ${answered ? laneAfterAnswer : laneAfterFailure}`.execute(database)
}
