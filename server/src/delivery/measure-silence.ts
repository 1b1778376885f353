import type { Kysely } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../database/tables.ts'
import { countSilent } from './lanes-store.ts'

const levels = ['1-hour', '1-day', '3-days']

/** Adds the figure of applications that nobody has accepted for too long, read when it is asked for (operator role). */
export function measureSilence(registry: Registry, operator: Kysely<Database>): void {
  new Gauge({
    name: 'aufenthalt_silent_applications',
    help: 'Applications not accepted for so long',
    labelNames: ['since'],
    registers: [registry],
    async collect() {
      const counts = await countSilent(operator).catch(() => [])
      for (const [index, since] of levels.entries()) this.set({ since }, counts.find(({ level }) => level === index + 1)?.count ?? 0)
    },
  })
}
