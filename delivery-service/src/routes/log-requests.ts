import type { App } from './deps.ts'

/** Logs every answer by method, pattern of the route, status and time: no address, no id, no body. */
export function logRequests(app: App): void {
  app.addHook('onResponse', async ({ log, method, routeOptions }, reply) => {
    log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
}
