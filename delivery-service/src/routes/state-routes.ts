import { sql } from 'kysely'
import { DeliveryProblem } from '../errors.ts'
import type { App, Deps } from './deps.ts'

/** Liveness, readiness, and the key that verifies this service's events. */
export function stateRoutes(app: App, { db, issuer }: Deps): void {
  const { kty, n, e, kid, alg } = issuer.signingKey

  app.get('/.well-known/jwks.json', async () => ({ keys: [{ kty, n, e, kid, alg, key_ops: ['verify'] }] }))
  app.get('/health', async () => ({ status: 'alive' }))
  app.get('/ready', async () => {
    await sql`select from submission limit 0`.execute(db).catch(() => {
      throw new DeliveryProblem('not-ready')
    })
    return { status: 'ready' }
  })
}
