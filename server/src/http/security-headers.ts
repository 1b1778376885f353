import type { FastifyInstance } from 'fastify'

/** What every answer says unless its route says otherwise: load nothing, store nothing, tell nobody. */
export const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Sets the headers before the route runs, so that a route can replace them. */
export function addSecurityHeaders(http: FastifyInstance, publicUrl: string): void {
  const transport = publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}
  http.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, ...transport, 'x-request-id': request.id })
  })
}
