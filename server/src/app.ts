// Composition of the HTTP process: who gets which database role, key and clock, and which routes there are.
import { openApplicantRoutes } from './app/applicant-routes.ts'
import { openCallbackRoutes } from './app/callback-routes.ts'
import { openConsoleRoutes } from './app/console-routes.ts'
import type { AppConfig } from './config.ts'
import { openDatabase } from './database/pools.ts'
import { measureSilence } from './delivery/measure-silence.ts'
import { createHttp } from './http/create-http.ts'
import { createMetrics } from './http/metrics.ts'
import type { Log } from './log/create-log.ts'
import { measureNotices } from './notifications/measure-notices.ts'
import { measurePromises } from './promises/measure-promises.ts'
import { openStores } from './vault/open-stores.ts'

/** The running HTTP process. */
export type App = { readonly address: string; readonly stop: () => Promise<void> }

/** Starts the HTTP process. */
export async function startApp(config: AppConfig, log: Log): Promise<App> {
  const stores = await openStores({ config, role: 'aufenthalt_app', log })
  const operator = openDatabase({ url: config.databaseUrl, role: 'aufenthalt_operator', maxConnections: 3 })
  const now = () => new Date()
  const metrics = createMetrics()
  measurePromises(metrics.registry, operator, now)
  measureSilence(metrics.registry, operator)
  measureNotices(metrics.registry, operator)

  const applicants = await openApplicantRoutes({ config, stores, log, now })
  const routes = [
    ...applicants.routes,
    ...(await openConsoleRoutes({ config, operator, now })),
    ...(await openCallbackRoutes({ config, operator, now })),
  ]
  const { readiness } = stores
  const { isInlineOrigin } = applicants
  const http = await createHttp({ log, metrics, readiness, publicUrl: config.publicUrl, routes, isInlineOrigin })
  const address = await http.listen({ host: config.host, port: config.port })
  const stop = async () => {
    await http.close()
    await applicants.close()
    await Promise.all([stores.close(), operator.destroy()])
  }
  return { address, stop }
}
