import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Metrics } from './metrics.ts'

/** The route's pattern: an address itself could hold an id or a query. */
const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? 'unmatched'

/** Logs and counts every answer: pattern, status, time. No address, no query, no body, no IP address. */
export function logRequests(http: FastifyInstance, metrics: Metrics): void {
  http.addHook('onResponse', async (request, reply) => {
    const line = { method: request.method, route: routeOf(request), status: reply.statusCode }
    metrics.countRequest(line, reply.elapsedTime / 1000)
    request.log.info({ requestId: request.id, ...line, ms: Math.round(reply.elapsedTime) }, 'request')
  })
}
