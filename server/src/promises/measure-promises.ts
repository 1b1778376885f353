import type { Kysely } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../database/tables.ts'
import { type LaneState, listLanes } from './list-lanes.ts'

type Figure = {
  readonly name: string
  readonly help: string
  readonly labels: readonly string[]
  readonly set: (gauge: Gauge, lane: LaneState) => void
}

const ageSeconds = (since: Date | null, now: Date) => (since ? (now.getTime() - since.getTime()) / 1000 : 0)

const figures = (now: () => Date): readonly Figure[] => [
  {
    name: 'aufenthalt_promises',
    help: 'Open promises by authority and state',
    labels: ['lane', 'state'],
    set: (gauge, { authorityId: lane, due, held }) => {
      gauge.set({ lane, state: 'due' }, due)
      gauge.set({ lane, state: 'held' }, held)
    },
  },
  {
    name: 'aufenthalt_oldest_promise_seconds',
    help: 'Age of the oldest open promise',
    labels: ['lane'],
    set: (gauge, { authorityId: lane, oldestOpenAt }) => gauge.set({ lane }, ageSeconds(oldestOpenAt, now())),
  },
  {
    name: 'aufenthalt_breaker_is_open',
    help: '1 while the breaker holds the lane',
    labels: ['lane'],
    set: (gauge, { authorityId: lane, openUntil }) => gauge.set({ lane }, openUntil ? 1 : 0),
  },
]

/** Adds figures on open promises, read when they are asked for (operator role). While the database is away they are left out. */
export function measurePromises(registry: Registry, database: Kysely<Database>, now: () => Date): void {
  let reading: Promise<LaneState[]> | undefined
  /** All figures of one scrape are collected at once: they share one reading. */
  const read = () => {
    reading ??= listLanes(database)
      .catch(() => [])
      .finally(() => {
        reading = undefined
      })
    return reading
  }
  for (const { name, help, labels, set } of figures(now)) {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [registry],
      async collect() {
        this.reset()
        for (const lane of await read()) set(this, lane)
      },
    })
  }
}
