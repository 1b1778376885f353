import type { Kysely } from 'kysely'
import { Counter, type Registry } from 'prom-client'
import type { Database } from '../database/tables.ts'

/** Adds the figure of notices by how they ended, read when it is asked for (operator role). While the database is away it is left out. */
export function measureNotices(registry: Registry, operator: Kysely<Database>): void {
  new Counter({
    name: 'aufenthalt_notices_total',
    help: 'Notices by mail: sent, refused for ever, to be sent later, surplus',
    labelNames: ['outcome'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { outcome, count } of await countNotices(operator).catch(() => [])) this.inc({ outcome }, Number(count))
    },
  })
}

const countNotices = (operator: Kysely<Database>) =>
  operator
    .selectFrom('notice_outcomes')
    .select(['outcome', ({ fn }) => fn.sum('count').as('count')])
    .groupBy('outcome')
    .execute()
