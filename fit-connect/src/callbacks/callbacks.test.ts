import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { createCallbackGate } from './callback-gate.ts'
import { signCallback } from './callback-signature.ts'
import { verifyCallback } from './verify-callback.ts'

const secret = 'a secret of the destination'
const now = new Date('2026-11-02T10:00:00Z')
const seconds = now.getTime() / 1000
const rawBody = '{"type":"https://schema.fitko.de/fit-connect/submission-api/callbacks/new-events","submissions":[]}'
const headersFor = async (timestamp: number, body = rawBody) => ({
  'callback-timestamp': String(timestamp),
  'callback-authentication': await signCallback(secret, timestamp, body),
})

test('the signature is the lower-case hexadecimal HMAC-SHA512 of timestamp, dot and body', async () => {
  const expected = createHmac('sha512', secret).update(`${seconds}.${rawBody}`).digest('hex')
  assert.equal(await signCallback(secret, seconds, rawBody), expected)
})

test('a genuine callback is read', async () => {
  const headers = await headersFor(seconds - 299)
  const callback = { kind: 'new-events', content: { submissions: [] } }
  const expected = { kind: 'genuine', callback, signature: headers['callback-authentication'] }
  assert.deepEqual(await verifyCallback({ secret, headers, rawBody, now }), expected)
  assert.deepEqual(await verifyCallback({ secret, headers: new Headers(headers), rawBody, now }), expected)
})

test('a callback older than five minutes, or of the future, is refused', async () => {
  for (const timestamp of [seconds - 301, seconds + 301]) {
    const verdict = await verifyCallback({ secret, headers: await headersFor(timestamp), rawBody, now })
    assert.deepEqual(verdict, { kind: 'refused', code: 'stale' })
  }
})

test('a changed body, another secret, or a signature of other form is refused', async () => {
  const headers = await headersFor(seconds)
  const wrong = { kind: 'refused', code: 'signature-wrong' }
  assert.deepEqual(await verifyCallback({ secret, headers, rawBody: `${rawBody} `, now }), wrong)
  assert.deepEqual(await verifyCallback({ secret: 'another', headers, rawBody, now }), wrong)
  for (const signature of ['xyz', headers['callback-authentication'].toUpperCase(), headers['callback-authentication'].slice(2)]) {
    assert.deepEqual(await verifyCallback({ secret, headers: { ...headers, 'callback-authentication': signature }, rawBody, now }), wrong)
  }
})

test('a callback without its headers, or of unknown kind, is refused', async () => {
  assert.deepEqual(await verifyCallback({ secret, headers: {}, rawBody, now }), { kind: 'refused', code: 'headers-missing' })
  for (const body of ['no json', '{"type":"https://x.example/callbacks/unknown"}', '[]', 'null']) {
    const verdict = await verifyCallback({ secret, headers: await headersFor(seconds, body), rawBody: body, now })
    assert.deepEqual(verdict, { kind: 'refused', code: 'body-unreadable' })
  }
})

test('a callback passes once, also when it is sent again at the last moment; another one passes', async () => {
  let time = now
  const check = createCallbackGate({ secret, now: () => time })
  const pass = async (timestamp: number) => {
    const verdict = await check({ headers: await headersFor(timestamp), rawBody })
    return verdict.kind === 'genuine' ? 'genuine' : verdict.code
  }
  assert.deepEqual([await pass(seconds), await pass(seconds), await pass(seconds + 1)], ['genuine', 'repeated', 'genuine'])
  assert.equal(await pass(seconds + 299), 'genuine')
  time = new Date(now.getTime() + 300_000)
  assert.equal(await pass(seconds), 'repeated')
  time = new Date(now.getTime() + 598_000)
  assert.deepEqual([await pass(seconds), await pass(seconds + 299)], ['stale', 'repeated'])
})
