import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { problem } from '../errors.ts'
import { type Asset, buildAssets } from './build-assets.ts'
import { consolePage, consolePageStyle, consolePolicy } from './console-page.ts'
import { framePage, framePolicy } from './frame-page.ts'
import { frontPage, frontPolicy } from './front-page.ts'

/** What the assets need to know: the origins registered for an authority; undefined when there is no such authority. */
export type AssetDeps = { readonly originsOf: (ags: string) => Promise<readonly string[] | undefined> }

const tags = ['assets']
const file = { content: { '*/*': { schema: Type.Unknown() } } }
const page = { content: { 'text/html': { schema: Type.String() } } }

const cacheFor = { everHashed: 'public, max-age=31536000, immutable', minutes: 'public, max-age=300' } as const

/** Any site may load these files, with or without a check of their hash. */
const forEverySite = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

const accepts = (request: FastifyRequest, encoding: string) =>
  (request.headers['accept-encoding'] ?? '').split(/\s*,\s*/).some((offer) => offer.split(';')[0] === encoding)

function sendAsset(request: FastifyRequest, reply: FastifyReply, { body, encoded, type, integrity }: Asset, cacheControl: string) {
  const etag = `"${integrity}"`
  reply.headers({ ...forEverySite, 'cache-control': cacheControl, etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const encoding = (['br', 'gzip'] as const).find((name) => encoded[name] && accepts(request, name))
  if (encoding) reply.header('content-encoding', encoding)
  return reply.type(type).send((encoding && encoded[encoding]) ?? body)
}

/** The loader, the files it leads to, and the page in the frame. */
export const assetRoutes =
  ({ originsOf }: AssetDeps): FastifyPluginAsyncTypebox =>
  async (http) => {
    const assets = await buildAssets()

    http.get('/v1/aufenthalt.js', { schema: { tags, summary: 'The loader', response: { 200: file } } }, async (request, reply) =>
      sendAsset(request, reply, assets.loader, cacheFor.minutes),
    )

    const pinned = Type.Object({ path: Type.String(), integrity: Type.String() })
    const describePinned = { tags, summary: 'Where the loader lies under its hash, for pages that pin it (SRI)', response: { 200: pinned } }
    http.get('/v1/aufenthalt.json', { schema: describePinned }, async (_request, reply) => {
      reply.headers({ ...forEverySite, 'cache-control': cacheFor.minutes })
      return { path: assets.loader.path, integrity: assets.loader.integrity }
    })

    const describeFile = { tags, summary: 'A file under its hash', params: Type.Object({ file: Type.String() }), response: { 200: file } }
    for (const folder of ['/v1', '/assets']) {
      http.get(`${folder}/:file`, { schema: describeFile }, async (request, reply) => {
        const asset = assets.files.get(`${folder}/${request.params.file}`)
        if (!asset) throw problem('not-found')
        return sendAsset(request, reply, asset, cacheFor.everHashed)
      })
    }

    const query = Type.Object({
      ags: Type.String({ pattern: '^[0-9]{8}$' }),
      lang: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 20 })),
      scheme: Type.Optional(Type.Union([Type.Literal('light'), Type.Literal('dark')])),
    })
    const params = Type.Object({ service: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }) })
    const describeFrame = { tags, summary: 'The page in the frame', params, querystring: query, response: { 200: page } }
    http.get('/frame/:service', { schema: describeFrame }, async ({ params: { service }, query: { ags, lang = 'de', scheme } }, reply) => {
      const origins = await originsOf(ags)
      if (!origins) throw problem('authority-unknown')
      reply.headers({
        'content-security-policy': framePolicy(origins),
        'cross-origin-resource-policy': 'cross-origin',
        'permissions-policy': 'geolocation=(), microphone=(), payment=(), usb=()',
      })
      return reply.type('text/html; charset=utf-8').send(framePage({ service, ags, language: lang, scheme, origins, ...assets.frame }))
    })

    http.get('/', { schema: { tags, summary: 'Where people find their application', response: { 200: page } } }, async (_request, reply) =>
      reply.header('content-security-policy', frontPolicy).type('text/html; charset=utf-8').send(frontPage),
    )

    http.get('/console/', { schema: { tags, summary: 'The page of the console', response: { 200: page } } }, async (_request, reply) =>
      reply.header('content-security-policy', consolePolicy).type('text/html; charset=utf-8').send(consolePage(assets.console)),
    )
    const style = { content: { 'text/css': { schema: Type.String() } } }
    http.get(
      '/console/page.css',
      { schema: { tags, summary: "The page's own style", response: { 200: style } } },
      async (_request, reply) => reply.header('cache-control', cacheFor.minutes).type('text/css; charset=utf-8').send(consolePageStyle),
    )
  }
