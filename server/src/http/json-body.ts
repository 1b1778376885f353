import type { FastifyInstance } from 'fastify'
import { problem } from '../errors.ts'

/** How deep arrays and objects of a body may lie in each other. */
const maxDepth = 24

const utf8 = new TextDecoder('utf-8', { fatal: true })
const [quote, backslash] = Buffer.from('"\\')

/** How each byte outside a text changes the depth. */
const depthSteps = new Int8Array(256)
for (const byte of Buffer.from('[{')) depthSteps[byte] = 1
for (const byte of Buffer.from(']}')) depthSteps[byte] = -1

/** Says whether JSON nests deeper than allowed, before anything is built from it. */
export function isTooDeep(json: Uint8Array, limit = maxDepth): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0
    if (isText && byte === backslash) at += 1
    else if (byte === quote) isText = !isText
    else if (!isText) depth += depthSteps[byte] ?? 0
    if (depth > limit) return true
  }
  return false
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw problem('request-invalid')
  }
}

/** Accepts JSON and nothing else: valid UTF-8, limited depth, no `__proto__` or `constructor.prototype`. Other content has its own routes. */
export function acceptOnlyJson(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser('error', 'error')
  http.removeAllContentTypeParsers()
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (isTooDeep(body)) throw problem('request-invalid')
    void parse(request, decode(body), done)
  })
}
