import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { startHttpPeer } from '../testing/http-peer.ts'
import type { ClientConfig } from './client-config.ts'
import { FitConnectError } from './fit-connect-error.ts'
import { createSubmissionApi, pageSize, readPages } from './submission-api.ts'

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | 'nothing'

/** A peer that hands out numbered tokens and answers everything else by the given function. */
async function startApi(t: { after: (work: () => Promise<void>) => void }, answer: (request: IncomingMessage) => Answer) {
  let tokens = 0
  const forms: string[] = []
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/token') forms.push(await text(request))
    const given: Answer = request.url === '/token' ? { body: { access_token: `token-${++tokens}`, expires_in: 1800 } } : answer(request)
    if (given === 'nothing') return
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers }).end(JSON.stringify(given.body ?? {}))
  }
  const peer = await startHttpPeer((request, response) => void reply(request, response))
  t.after(peer.close)
  const config: ClientConfig = {
    submissionApi: peer.url,
    tokenUrl: `${peer.url}/token`,
    clientId: 'online-service',
    clientSecret: 'secret',
  }
  return { peer, forms, config }
}

const failure = (expected: Partial<FitConnectError>) => (error: unknown) => {
  assert.ok(error instanceof FitConnectError)
  for (const [name, value] of Object.entries(expected)) assert.equal(error[name as keyof FitConnectError], value, name)
  return true
}

test('the access token is asked for once with the secret in the form, and shared by many requests', async (t) => {
  const { peer, forms, config } = await startApi(t, () => ({ body: { eventLog: [] } }))
  const api = createSubmissionApi(config)
  await Promise.all([1, 2, 3].map(() => api.get('events', api.path('cases', 'c', 'events'))))
  assert.equal(peer.requests.filter((request) => request === 'POST /token').length, 1)
  assert.deepEqual(forms, ['grant_type=client_credentials&client_id=online-service&client_secret=secret'])
})

test('the access token is renewed before its end', async (t) => {
  const seen: (string | undefined)[] = []
  const { config } = await startApi(t, (request) => {
    seen.push(request.headers.authorization)
    return { body: { eventLog: [] } }
  })
  let now = 0
  const api = createSubmissionApi({ ...config, now: () => now })
  await api.get('events', '/v2/x')
  now = 1739_000
  await api.get('events', '/v2/x')
  now = 1741_000
  await api.get('events', '/v2/x')
  assert.deepEqual(seen, ['Bearer token-1', 'Bearer token-1', 'Bearer token-2'])
})

test('a token that the service has forgotten is replaced once', async (t) => {
  const { peer, config } = await startApi(t, (request) =>
    request.headers.authorization === 'Bearer token-1' ? { status: 401 } : { body: { eventLog: ['x'] } },
  )
  assert.deepEqual(await createSubmissionApi(config).get('events', '/v2/x'), { eventLog: ['x'] })
  assert.deepEqual(peer.requests, ['POST /token', 'GET /v2/x', 'POST /token', 'GET /v2/x'])
})

test('a refused client is told so and not to try again', async (t) => {
  const peer = await startHttpPeer((_request, response) => response.writeHead(400).end('{"error":"invalid_client"}'))
  t.after(peer.close)
  const api = createSubmissionApi({ submissionApi: peer.url, tokenUrl: peer.url, clientId: 'a', clientSecret: 'b' })
  await assert.rejects(api.get('events', '/v2/x'), failure({ code: 'client-refused', retry: 'never', status: 400 }))
})

const problems = 'https://schema.fitko.de/fit-connect/submission-api/problems/'
const refusals: [string, Answer, Partial<FitConnectError>][] = [
  [
    'a lost submission begins anew',
    { status: 404, body: { type: `${problems}submission-not-found` } },
    { code: 'submission-not-found', retry: 'new-submission' },
  ],
  [
    'a submission that is already submitted is not submitted again',
    { status: 409, body: { type: `${problems}submission-already-submitted` } },
    { code: 'submission-already-submitted', retry: 'never', problemType: `${problems}submission-already-submitted` },
  ],
  [
    'an overloaded service says when to come back',
    { status: 429, headers: { 'retry-after': '7' } },
    { code: 'too-many-requests', retry: 'later', retryAfterMs: 7000 },
  ],
  ['a broken service is tried later', { status: 502 }, { code: 'service-unavailable', retry: 'later' }],
  ['an unknown refusal is final', { status: 422, body: { type: 'about:blank' } }, { code: 'request-refused', retry: 'never', status: 422 }],
  ['an answer of another shape is not believed', { body: { eventLog: 'none' } }, { code: 'response-unreadable', retry: 'later' }],
  ['a redirect is not followed', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { code: 'network-failed', retry: 'later' }],
]
for (const [name, answer, expected] of refusals) {
  test(name, async (t) => {
    const { config } = await startApi(t, () => answer)
    await assert.rejects(createSubmissionApi(config).get('events', '/v2/x'), failure(expected))
  })
}

test('a service that never answers is given up after the time limit', async (t) => {
  const { config } = await startApi(t, () => 'nothing')
  const api = createSubmissionApi({ ...config, timeoutMs: 50 })
  await assert.rejects(api.get('events', '/v2/x'), failure({ code: 'timed-out', retry: 'later' }))
})

test('a caller can end a request by its signal', async (t) => {
  const { config } = await startApi(t, () => 'nothing')
  const stop = new AbortController()
  const asked = createSubmissionApi(config).get('events', '/v2/x', { signal: stop.signal })
  stop.abort()
  await assert.rejects(asked, failure({ code: 'aborted', retry: 'later' }))
})

test('a service that is not there is tried later', async () => {
  const api = createSubmissionApi({ submissionApi: 'http://127.0.0.1:1', tokenUrl: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b' })
  await assert.rejects(api.get('events', '/v2/x'), failure({ code: 'network-failed', retry: 'later' }))
})

test('a list is read page by page to its end', async () => {
  const all = Array.from({ length: pageSize + 3 }, (_, index) => index)
  const queries: string[] = []
  const read = await readPages(async (query) => {
    queries.push(query)
    const { limit, offset } = Object.fromEntries(new URLSearchParams(query))
    return all.slice(Number(offset), Number(offset) + Number(limit))
  })
  assert.deepEqual(read, all)
  assert.deepEqual(queries, ['limit=500&offset=0', 'limit=500&offset=500'])
})

test('an id cannot leave its place in a path', () => {
  const config = { submissionApi: 'http://127.0.0.1:1', tokenUrl: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b' }
  assert.equal(createSubmissionApi(config).path('submissions', '../keys', 'a b'), '/v2/submissions/..%2Fkeys/a%20b')
  assert.equal(createSubmissionApi({ ...config, apiVersion: 'v1' }).path('submissions'), '/v1/submissions')
})
