import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { Type } from 'typebox'
import { toAuthorityId } from '../database/authority-id.ts'
import type { Database } from '../database/tables.ts'
import type { Routes } from '../http/create-http.ts'
import { listLanes } from '../promises/list-lanes.ts'
import { listBacklogs } from './lanes-store.ts'
import { retryLane } from './retry-lane.ts'

/** What the console's view of delivery needs. `requireStaff` throws the problem when it is not staff that asks. */
export type LaneRouteDeps = {
  readonly operator: Kysely<Database>
  readonly now: () => Date
  readonly requireStaff: (request: FastifyRequest) => Promise<{ readonly subject: string }>
}

const time = Type.Union([Type.String(), Type.Null()])

/** One line of the console: what waits at an authority, since when and why. */
const lane = Type.Object({
  ags: Type.String(),
  name: Type.String(),
  oldestUnacceptedAt: time,
  received: Type.Integer(),
  handedOver: Type.Integer(),
  problem: Type.Integer(),
  due: Type.Integer(),
  held: Type.Integer(),
  reasons: Type.Array(Type.String()),
  breakerOpenUntil: time,
})

const tags = ['console']

/** The lanes for people who look after them. */
export const laneRoutes =
  ({ operator, now, requireStaff }: LaneRouteDeps): Routes =>
  async (http) => {
    const listed = { tags, summary: 'What waits at each authority', response: { 200: Type.Object({ lanes: Type.Array(lane) }) } }
    http.get('/api/console/lanes', { schema: listed }, async (request) => {
      await requireStaff(request)
      return { lanes: await readLanes(operator) }
    })

    const retried = {
      tags,
      summary: 'Take up what waits or is held at one authority',
      params: Type.Object({ ags: Type.String({ pattern: '^[0-9]{8}$' }) }),
      response: { 200: Type.Object({ retried: Type.Integer() }) },
    }
    http.post('/api/console/lanes/:ags/retry', { schema: retried }, async (request) => {
      const { subject } = await requireStaff(request)
      return { retried: await retryLane({ operator, now, staff: subject }, toAuthorityId(request.params.ags)) }
    })
  }

async function readLanes(operator: Kysely<Database>) {
  const lanes = new Map((await listLanes(operator)).map((one) => [one.authorityId, one]))
  return (await listBacklogs(operator)).map(({ authorityId, oldestUnacceptedAt, ...backlog }) => {
    const { due = 0, held = 0, codes = [], openUntil = null } = lanes.get(authorityId) ?? {}
    const times = { oldestUnacceptedAt: oldestUnacceptedAt?.toISOString() ?? null, breakerOpenUntil: openUntil?.toISOString() ?? null }
    return { ags: authorityId, ...backlog, ...times, due, held, reasons: [...codes] }
  })
}
