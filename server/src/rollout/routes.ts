import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Type } from 'typebox'
import { toAuthorityId } from '../database/authority-id.ts'
import { problem } from '../errors.ts'
import type { Routes } from '../http/create-http.ts'
import { getOnlineService, type RolloutDeps } from './get-online-service.ts'

/** Form and texts are 60 kB, and a fifth of that compressed: it counts on a phone. */
const compress = promisify(gzip)

const schema = {
  tags: ['application'],
  summary: 'What to show for one online service of one authority',
  description:
    'An `OnlineServiceView`: authority, form, texts of the language, limits. German where the language is not offered. `part=beginning`: only what is needed until the first page is answered.',
  params: Type.Object({
    ags: Type.String({ pattern: '^[0-9]{8}$' }),
    service: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  }),
  querystring: Type.Object({
    lang: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 20 })),
    part: Type.Optional(Type.Literal('beginning')),
  }),
  response: { 200: { content: { 'application/json': { schema: Type.Unknown() } } }, 304: Type.Null() },
}

/** Shows online services. The answer depends on the day, so browsers keep it for a minute only. */
export const rolloutRoutes =
  (deps: RolloutDeps): Routes =>
  async (http) => {
    http.get('/api/authorities/:ags/services/:service', { schema }, async (request, reply) => {
      const { ags, service } = request.params
      const found = await getOnlineService(
        deps,
        { authorityId: toAuthorityId(ags), service },
        { language: request.query.lang ?? 'de', isBeginning: request.query.part === 'beginning' },
      )
      if (found.kind !== 'found') throw problem(found.kind)
      const body = JSON.stringify(found.value)
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
      reply.headers({ etag, 'cache-control': 'public, max-age=60' })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null)
      reply.type('application/json; charset=utf-8').header('vary', 'origin, accept-encoding')
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(body)
      return reply.header('content-encoding', 'gzip').send(await compress(body))
    })
  }
