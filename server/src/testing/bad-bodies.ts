import { type BadInput, mark, tooLong } from './bad-input.ts'
import type { RawRequest } from './send-raw.ts'

type Headers = RawRequest['headers']

/** A body of JSON from which single things are changed. */
export type JsonBody = { readonly [key: string]: unknown }

const nested = (depth: number) => `${'['.repeat(depth)}"${mark}"${']'.repeat(depth)}`

/** What is no JSON of ours before anybody asks for its keys. */
function bytes(good: string, headers: Headers): BadInput[] {
  const json = { ...headers, 'content-type': 'application/json' }
  const bodies: [string, string | Uint8Array][] = [
    ['no JSON', `{"a": ${mark}`],
    ['an empty body', ''],
    ['half a body', good.slice(0, -1)],
    ['two bodies', good + good],
    ['a byte order mark of UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le')],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from(`{"${mark}":"`), Buffer.from([0xff, 0xc0, 0xaf]), Buffer.from('"}')])],
    ['a NUL behind the body', `${good}\0${mark}`],
    ['nesting of 100 levels', good.replace(/^\{/, `{"${mark}":${nested(100)},`)],
    ['nesting of 100 000 levels', nested(100_000)],
    ['an array', `[${good}]`],
    ['a text', JSON.stringify(mark)],
    ['null', 'null'],
    ['__proto__', good.replace(/^\{/, `{"__proto__":{"${mark}":true},`)],
    ['__proto__ in escapes', good.replace(/^\{/, `{"\\u005f_proto__":{"${mark}":true},`)],
    ['constructor.prototype', good.replace(/^\{/, `{"constructor":{"prototype":{"${mark}":true}},`)],
    ['a key named constructor', good.replace(/^\{/, `{"constructor":"${mark}",`)],
    ['an unknown key', good.replace(/^\{/, `{"${mark}":1,`)],
    ['a lone surrogate as a key', good.replace(/^\{/, `{"${mark}\\ud800":1,`)],
  ]
  return bodies.map(([what, body]) => ({ what, headers: json, body, code: 'request-invalid' }))
}

/** Kinds of content that are not `application/json`. */
function contents(good: string, headers: Headers): BadInput[] {
  const { 'content-type': _, ...untyped } = headers
  const kinds = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'text/json',
    mark,
  ]
  return [
    ...kinds.map(
      (kind): BadInput => ({
        what: `content of kind ${kind}`,
        headers: { ...untyped, 'content-type': kind },
        body: good,
        code: 'media-type-not-allowed',
      }),
    ),
    { what: 'content of no kind', headers: untyped, body: good, code: 'media-type-not-allowed' },
  ]
}

/** What no route that takes JSON accepts. @param good a body that it accepts */
export function badBodies(good: JsonBody, headers: Headers): BadInput[] {
  const text = JSON.stringify(good)
  const json = { ...headers, 'content-type': 'application/json' }
  const changed = (key: string, value: unknown) => JSON.stringify({ ...good, [key]: value })
  const isMap = (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value)
  const wrongTypes = Object.keys(good).flatMap((key) =>
    [null, 7.5, true, [[mark]], ...(isMap(good[key]) ? [] : [{ [mark]: [] }])].map((value): BadInput => {
      return { what: `${key} as ${JSON.stringify(value)}`, headers: json, body: changed(key, value), code: 'request-invalid' }
    }),
  )
  const missing = Object.keys(good).map((key): BadInput => {
    return { what: `a body without ${key}`, headers: json, body: changed(key, undefined), code: 'request-invalid' }
  })
  return [
    ...bytes(text, headers),
    ...contents(text, headers),
    ...wrongTypes.filter(({ body }) => body !== text),
    ...missing,
    { what: 'a body of 10 MB', headers: json, body: tooLong, code: 'body-too-large' },
    { what: 'a body of 10 MB in pieces', headers: json, body: tooLong, isChunked: true, code: 'body-too-large' },
    {
      what: 'a body that claims a length of 10 MB',
      headers: { ...json, 'content-length': '10000001' },
      body: mark,
      code: 'body-too-large',
    },
  ]
}
