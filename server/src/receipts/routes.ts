import { readFileSync } from 'node:fs'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { ReceiptKeys } from './receipt-keys.ts'
import { maxReceiptLength, verifyReceipt } from './verify-receipt.ts'

const page = (name: string) => readFileSync(new URL(`./verify-page/${name}`, import.meta.url), 'utf8')

/** Files of the page that checks a receipt. It loads nothing from elsewhere and stores nothing. */
const files = [
  { url: '/verify', type: 'text/html; charset=utf-8', content: page('page.html') },
  { url: '/verify.css', type: 'text/css; charset=utf-8', content: page('page.css') },
  { url: '/verify.js', type: 'text/javascript; charset=utf-8', content: page('page.js') },
]

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

const jwksSchema = Type.Object({
  keys: Type.Array(
    Type.Object({ kty: Type.String(), crv: Type.String(), x: Type.String(), kid: Type.String(), alg: Type.String(), use: Type.String() }),
  ),
})

const verdictSchema = Type.Union([
  Type.Object({ valid: Type.Literal(false) }),
  Type.Object({
    valid: Type.Literal(true),
    ags: Type.String(),
    authorityName: Type.String(),
    referenceNumber: Type.String(),
    receivedAt: Type.String(),
    firstAttemptAt: Type.String(),
    xmlSha256: Type.String(),
  }),
])

/** Public keys, the check of a receipt and the page for it. A receipt comes in a body or in a fragment, never in an address that is logged. */
export const receiptRoutes =
  ({ keys }: { readonly keys: ReceiptKeys }): FastifyPluginAsyncTypebox =>
  async (http) => {
    const jwks = {
      keys: keys.publicJwks.map(({ kty = '', crv = '', x = '', kid = '', alg = '', use = '' }) => ({ kty, crv, x, kid, alg, use })),
    }
    http.get('/.well-known/jwks.json', { schema: { response: { 200: jwksSchema } } }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300').header('access-control-allow-origin', '*')
      return jwks
    })

    const body = Type.Object({ jws: Type.String({ minLength: 1, maxLength: maxReceiptLength }) })
    http.post('/api/receipts/verify', { schema: { body, response: { 200: verdictSchema } } }, async (request) => {
      const claims = await verifyReceipt(keys, request.body.jws)
      if (!claims) return { valid: false as const }
      const { ags, authorityName, sub: referenceNumber, receivedAt, firstAttemptAt, xmlSha256 } = claims
      return { valid: true as const, ags, authorityName, referenceNumber, receivedAt, firstAttemptAt, xmlSha256 }
    })

    for (const { url, type, content } of files) {
      http.get(url, { schema: { hide: true } }, async (_request, reply) =>
        reply.type(type).header('content-security-policy', contentSecurityPolicy).header('cache-control', 'no-cache').send(content),
      )
    }
  }
