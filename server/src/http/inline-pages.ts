import type { FastifyInstance } from 'fastify'

/** Has the authority decided that this page of its own mounts the element itself? */
export type IsInlineOrigin = (ags: string, origin: string) => Promise<boolean>

/** e.g. /api/authorities/12999001/applications */
const ofAuthority = /^\/api\/authorities\/(\d{8})\//

const allowed = { 'cross-origin-resource-policy': 'cross-origin', 'access-control-expose-headers': 'etag, kept-until, wrapped-private-key' }
const preflight = {
  'access-control-allow-methods': 'GET, PUT, POST, DELETE',
  'access-control-allow-headers':
    'content-type, attachment-key, draft-attachments, idempotency-key, if-match, if-none-match, authorization',
  'access-control-max-age': '600',
}

/** Lets pages that mount the element themselves call the routes of their authority, each by its exact origin and without cookies. */
export function allowInlinePages(http: FastifyInstance, isInlineOrigin: IsInlineOrigin, publicUrl: string): void {
  const ownOrigin = new URL(publicUrl).origin
  http.addHook('onRequest', async (request, reply) => {
    const ags = ofAuthority.exec(request.url)?.[1]
    if (ags === undefined) return
    reply.header('vary', 'origin')
    const { origin } = request.headers
    if (!origin || origin === ownOrigin || !(await isInlineOrigin(ags, origin))) return
    reply.headers({ ...allowed, 'access-control-allow-origin': origin })
    if (request.method === 'OPTIONS') return reply.headers(preflight).code(204).send()
  })
}
