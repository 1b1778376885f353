import { channel } from 'node:diagnostics_channel'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Database } from '../database/tables.ts'
import type { Log } from '../log/create-log.ts'
import { type AbortReason, attemptPromise, type KeepPromise } from './keep-promise.ts'
import { createLaneSlots } from './lane-slots.ts'
import { hasAnswered, type LeasedPromise, leasePromises, renewLeases, settleLease } from './leases.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { listenForWake } from './wake.ts'

/** What the worker's loop needs: the database as the worker role, its address to listen on, and who keeps which kind. */
export type LaneOptions = {
  readonly database: Kysely<Database>
  readonly url: string
  readonly kinds: { readonly [kind: string]: KeepPromise }
  readonly log: Log
  /** These promises go elsewhere than to the authorities' receivers: no breaker holds them, and none learns from them. */
  readonly isApart?: boolean
  /** Attempts at once in this process. */
  readonly concurrency?: number
  /** Of these, how many are kept for authorities whose receiver answered the last time, however many others hang; a quarter unless given. */
  readonly reserved?: number
  /** Attempts at once for one authority whose receiver answers; one that hangs has a single one. */
  readonly perLane?: number
  readonly leaseMs?: number
  /** The last resort: each call to a receiver has a shorter limit of its own. */
  readonly attemptTimeoutMs?: number
  readonly pollMs?: number
  /** How long `stop` waits for running attempts before it ends them and gives them back. */
  readonly graceMs?: number
}

/** The running loop. `stop` may be called again. */
export type Lanes = { readonly stop: () => Promise<void> }

const defaults = { concurrency: 64, perLane: 4, leaseMs: 60_000, attemptTimeoutMs: 120_000, pollMs: 1000, graceMs: 10_000 }

const promiseLeased = channel('aufenthalt:promise-leased')

type Active = { readonly abort: (reason: AbortReason) => void; readonly done: Promise<void> }

/** Keeps due promises of all authorities, lane by lane, until it is stopped. */
export function runLanes(given: LaneOptions): Lanes {
  const options = { ...defaults, ...given }
  const { reserved = Math.floor(options.concurrency / 4), isApart = false } = given
  const active = new Map<string, Active>()
  const slots = createLaneSlots(options.perLane)
  let isStopping = false
  let afterLane = ''

  const begin = (promise: LeasedPromise) => {
    const controller = new AbortController()
    slots.take(promise.authorityId)
    const done = work(options, promise, controller).then((answered) => {
      slots.release(promise.authorityId, answered)
      active.delete(promise.leaseId)
      turns.ask()
    })
    active.set(promise.leaseId, { abort: (reason) => controller.abort(reason), done })
  }

  const takeTurn = async () => {
    const free = options.concurrency - active.size
    if (free <= 0 || isStopping) return
    const forAll = options.concurrency - reserved - slots.countUnproven()
    const share = forAll > 0 ? { free: Math.min(free, forAll) } : { free, onlyLanes: slots.listProven() }
    const turn = { kinds: Object.keys(options.kinds), leaseMs: options.leaseMs, freeOfLane: slots.listFree(), afterLane, isApart, ...share }
    const leased = await leasePromises(options.database, turn)
    afterLane = lastLane(leased, afterLane)
    for (const promise of leased) begin(promise)
    if (leased.length === turn.free) turns.ask()
  }
  const turns = oneAtATime(() => takeTurn().catch((error: unknown) => options.log.warn({ error }, 'turn failed')))

  const poll = setInterval(turns.ask, options.pollMs)
  const heartbeat = setInterval(() => void renew(options, active), options.leaseMs / 3)
  const wake = listenForWake({ url: options.url, onWake: turns.ask, log: options.log })
  turns.ask()

  const stop = async () => {
    isStopping = true
    clearInterval(poll)
    await Promise.all([wake.close(), turns.whenIdle()])
    await endAttempts(active, options.graceMs)
    clearInterval(heartbeat)
  }
  let stopped: Promise<void> | undefined
  return {
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

/** Waits for what runs, and ends it when it takes too long. */
async function endAttempts(active: ReadonlyMap<string, Active>, graceMs: number): Promise<void> {
  const attempts = Promise.all([...active.values()].map(({ done }) => done))
  await Promise.race([attempts, sleep(graceMs, undefined, { ref: false })])
  for (const { abort } of active.values()) abort('stopping')
  await attempts
}

/** Where the next turn goes on: the last lane of this one, going round after the one before. */
function lastLane(leased: readonly LeasedPromise[], afterLane: string): string {
  const round = (lane: string) => (lane <= afterLane ? 1 : 0)
  const lanes = leased.map(({ authorityId }) => authorityId as string)
  return lanes.sort((a, b) => round(a) - round(b) || (a < b ? -1 : 1)).at(-1) ?? afterLane
}

type WorkOptions = Pick<LaneOptions, 'database' | 'kinds' | 'log' | 'isApart'> & { readonly attemptTimeoutMs: number }

/**
 * One attempt from lease to settlement; never throws: without a settlement the lease runs out and somebody tries again.
 * @returns whether the receiver answered; undefined when nothing is known about it
 */
async function work(options: WorkOptions, promise: LeasedPromise, controller: AbortController): Promise<boolean | undefined> {
  const { database, kinds, log, attemptTimeoutMs, isApart = false } = options
  const keep = kinds[promise.kind]
  if (!keep) return undefined
  const timer = setTimeout(() => controller.abort('timed-out' satisfies AbortReason), attemptTimeoutMs)
  promiseLeased.publish({})
  try {
    const settlement = await attemptPromise(promise, keep, controller.signal, log)
    await settleLease(database, promise, { ...settlement, isApart })
    const code = 'code' in settlement ? { code: settlement.code } : {}
    const level = settlement.kind === 'held' ? 'warn' : 'info'
    log[level](
      { promise: promise.kind, lane: promise.authorityId, attempt: promise.attempts, outcome: settlement.kind, ...code },
      'attempt',
    )
    return hasAnswered(settlement)
  } catch (error) {
    log.warn({ error }, 'settlement failed')
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** The heartbeat: prolongs what runs, and ends what another worker may have taken over. */
async function renew(
  { database, log, leaseMs }: Pick<LaneOptions, 'database' | 'log'> & { readonly leaseMs: number },
  active: Map<string, Active>,
) {
  const leaseIds = [...active.keys()]
  try {
    const ours = new Set(await renewLeases(database, leaseIds, leaseMs))
    for (const leaseId of leaseIds) if (!ours.has(leaseId)) active.get(leaseId)?.abort('lease-lost')
  } catch (error) {
    log.warn({ error }, 'heartbeat failed')
  }
}
