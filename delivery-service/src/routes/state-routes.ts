import { sql } from 'kysely'
import { DeliveryProblem } from '../errors.ts'
import type { App, Deps } from './deps.ts'

/** Liveness, readiness, and the keys that verify this service's events. */
export function stateRoutes(app: App, { db, publishedKeys }: Deps): void {
  app.get('/.well-known/jwks.json', async () => ({ keys: publishedKeys() }))
  app.get('/health', async () => ({ status: 'alive' }))
  app.get('/ready', async () => {
    await sql`select from submission limit 0`.execute(db).catch(() => {
      throw new DeliveryProblem('not-ready')
    })
    return { status: 'ready' }
  })
}
