import { createHmac, randomUUID } from 'node:crypto'
import { callbackSecret } from './app-scene.ts'
import { type BadInput, mark, type RouteInputs, tooLong } from './bad-input.ts'
import type { RawRequest } from './send-raw.ts'

const type = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-events'

/** A callback as the delivery service sends it, but for what a bad input changes. */
function signed(body: string | Uint8Array, { secret = callbackSecret, ageSeconds = 0 } = {}): Pick<RawRequest, 'headers' | 'body'> {
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds)
  const signature = createHmac('sha512', secret).update(`${timestamp}.`).update(body).digest('hex')
  const headers = { 'content-type': 'application/json', 'callback-timestamp': timestamp, 'callback-authentication': signature }
  return { headers, body }
}

/** Callbacks: what nobody signed is not heard; what is signed and names nothing that exists changes nothing. */
export function badCallbacks(): RouteInputs {
  const path = '/api/fit-connect/callbacks'
  const ids = { destinationId: randomUUID(), submissionId: randomUUID(), caseId: randomUUID() }
  const body = JSON.stringify({ type, submissions: [ids] })
  const good = signed(body)
  const without = (name: string) => Object.fromEntries(Object.entries(good.headers).filter(([key]) => key !== name))
  const refused: [string, Partial<RawRequest>][] = [
    ['another secret', signed(body, { secret: mark })],
    ['a time of six minutes ago', signed(body, { ageSeconds: 360 })],
    ['a time in six minutes', signed(body, { ageSeconds: -360 })],
    ['another body', { body: body.replace('submissions', mark) }],
    ['no signature', { headers: without('callback-authentication') }],
    ['no time', { headers: without('callback-timestamp') }],
    ['a time that is none', { headers: { ...good.headers, 'callback-timestamp': mark } }],
    ['a signature that is none', { headers: { ...good.headers, 'callback-authentication': mark } }],
    ['no body', { body: '' }],
  ]
  const unreadable: [string, string | Uint8Array][] = [
    ['no JSON', `{"${mark}`],
    ['an array', '[]'],
    ['null', 'null'],
    ['another kind', JSON.stringify({ type: `https://${mark}.example/callbacks/new-things` })],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from(`{"${mark}":"`), Buffer.from([0xff, 0xc0]), Buffer.from('"}')])],
  ]
  // Signed by the delivery service: answered like every callback, and nothing follows from it.
  const withoutEffect: [string, unknown][] = [
    ['submissions that are none', { type, submissions: mark }],
    ['ids that are none', { type, submissions: [{ destinationId: mark, submissionId: `${mark}'--` }] }],
    ['__proto__', JSON.parse(`{"type":"${type}","submissions":[],"__proto__":{"${mark}":1}}`)],
    ['another kind of news', { type: type.replace('events', 'replies'), submissions: [ids] }],
  ]
  const json = (kind: string) => ({ ...good.headers, 'content-type': kind })
  return {
    good: { path, ...good },
    bad: [
      ...refused.map(([what, change]): BadInput => ({ what, ...change, code: 'access-refused' })),
      ...unreadable.map(([what, text]): BadInput => ({ what, ...signed(text), code: 'request-invalid' })),
      ...withoutEffect.map(([what, value]): BadInput => ({ what, ...signed(JSON.stringify(value)), code: 'unread' })),
      { what: 'the same once more', code: 'unread' },
      { what: 'a query', path: `${path}?${mark}=1`, code: 'unread' },
      ...['text/plain', 'application/x-www-form-urlencoded', mark].map(
        (kind): BadInput => ({ what: `content of kind ${kind}`, headers: json(kind), code: 'media-type-not-allowed' }),
      ),
      { what: 'a body of 10 MB', ...signed(tooLong), code: 'body-too-large' },
      { what: 'a body of 10 MB in pieces', ...signed(tooLong), isChunked: true, code: 'body-too-large' },
    ],
  }
}
