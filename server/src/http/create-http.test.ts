import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Type } from 'typebox'
import { problem } from '../errors.ts'
import { createLog } from '../log/create-log.ts'
import { createHttp, type Routes } from './create-http.ts'
import { createMetrics } from './metrics.ts'

const lines: string[] = []
const log = createLog('info', { write: (line) => void lines.push(line) })
const secret = 'Mustermann-Geheim'
let isDatabaseThere = true

const body = Type.Object({ name: Type.String({ maxLength: 20 }), answers: Type.Record(Type.String(), Type.Unknown()) })
const things: Routes = async (http) => {
  http.post('/api/things', { schema: { body, response: { 201: Type.Object({ id: Type.String() }) } } }, async (_request, reply) =>
    reply.code(201).send({ id: 'one', [secret]: secret } as { id: string }),
  )
  http.get('/api/things/:id', { schema: { querystring: Type.Object({ lang: Type.Optional(Type.String()) }) } }, async (request) => {
    const { id } = request.params as { id: string }
    if (id === 'missing') throw problem('application-unknown')
    if (id === 'refused') throw problem('answers-refused', { errors: [{ field: 'a', code: 'missing' }] })
    if (id === 'surprise') throw Object.assign(new Error(`invalid input: ${secret}`), { code: '22P02', constraint: 'things_pkey' })
    return { id: 'one' }
  })
  http.get('/page', async (_request, reply) => reply.header('content-security-policy', "default-src 'self'").type('text/html').send('<p>'))
}

const http = await createHttp({
  log,
  metrics: createMetrics(),
  publicUrl: 'https://platform.example',
  bodyLimitBytes: 5000,
  routes: [things],
  readiness: {
    database: async () => {
      if (!isDatabaseThere) throw new Error(secret)
    },
  },
})
after(() => http.close())

const post = (payload: string | Buffer, type = 'application/json') =>
  http.inject({ method: 'POST', url: '/api/things', headers: { 'content-type': type }, payload })
const sent = JSON.stringify({ name: 'a', answers: {} })

test('what fits the schema is answered, and what the response does not name is left out', async () => {
  const response = await post(sent)
  assert.deepEqual([response.statusCode, response.json()], [201, { id: 'one' }])
})

const refused: readonly { readonly what: string; readonly payload: string | Buffer; readonly type?: string; readonly status: number }[] = [
  { what: 'an unknown key', payload: JSON.stringify({ name: 'a', answers: {}, [secret]: 1 }), status: 400 },
  { what: 'a wrong type, which is not converted', payload: JSON.stringify({ name: 1, answers: {} }), status: 400 },
  { what: 'a text that is too long', payload: JSON.stringify({ name: secret.repeat(5), answers: {} }), status: 400 },
  { what: 'a missing key', payload: '{}', status: 400 },
  { what: 'no JSON', payload: `{"name": ${secret}`, status: 400 },
  { what: 'an empty body', payload: '', status: 400 },
  { what: '__proto__', payload: `{"name":"a","answers":{"__proto__":{"isAdmin":true}}}`, status: 400 },
  { what: 'constructor.prototype', payload: `{"name":"a","answers":{"constructor":{"prototype":{}}}}`, status: 400 },
  { what: 'deep nesting', payload: `{"name":"a","answers":{"a":${'['.repeat(100)}${']'.repeat(100)}}}`, status: 400 },
  { what: 'bytes that are no UTF-8', payload: Buffer.from([0x22, 0xff, 0x22]), status: 400 },
  { what: 'more bytes than allowed', payload: JSON.stringify({ name: secret.repeat(500), answers: {} }), status: 413 },
  { what: 'a form', payload: `name=${secret}`, type: 'application/x-www-form-urlencoded', status: 415 },
  { what: 'plain text', payload: secret, type: 'text/plain', status: 415 },
]

for (const { what, payload, type, status } of refused) {
  test(`${what} is refused with a problem that repeats nothing`, async () => {
    const response = await post(payload, type)
    assert.equal(response.statusCode, status)
    assert.match(String(response.headers['content-type']), /^application\/problem\+json/)
    assert.equal(response.json().status, status)
    assert.equal(response.body.includes(secret), false)
  })
}

test('a problem has a stable code, a title and the request’s id', async () => {
  const response = await http.inject('/api/things/missing')
  const requestId = response.headers['x-request-id']
  assert.deepEqual(response.json(), {
    type: 'urn:aufenthalt:problem:application-unknown',
    title: 'There is no such application',
    status: 404,
    code: 'application-unknown',
    instance: `urn:uuid:${requestId}`,
  })
})

test('a problem may carry more', async () => {
  const response = await http.inject('/api/things/refused')
  assert.deepEqual([response.statusCode, response.json().errors], [422, [{ field: 'a', code: 'missing' }]])
})

test('a surprise is answered and logged without its message', async () => {
  lines.length = 0
  const response = await http.inject('/api/things/surprise')
  assert.deepEqual([response.statusCode, response.json().code], [500, 'internal'])
  const logged = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'request failed')
  assert.deepEqual([logged.error.code, logged.error.constraint], ['22P02', 'things_pkey'])
  assert.ok(logged.error.at.length > 0)
  assert.equal(response.body.includes(secret) || lines.join().includes(secret), false)
})

test('an unknown query is refused, a known one is not', async () => {
  assert.equal((await http.inject(`/api/things/one?${secret}=1`)).statusCode, 400)
  assert.equal((await http.inject('/api/things/one?lang=de')).statusCode, 200)
})

test('the log names the route’s pattern, never an address, a query or an id', async () => {
  lines.length = 0
  await http.inject({ url: `/api/things/${secret}?lang=${secret}`, headers: { authorization: `Bearer ${secret}`, 'x-request-id': secret } })
  await http.inject(`/nowhere/${secret}`)
  await post(JSON.stringify({ name: secret, answers: {} }))
  const logged = lines.map((line) => JSON.parse(line))
  assert.deepEqual(
    logged.map(({ method, route, status }) => [method, route, status]),
    [
      ['GET', '/api/things/:id', 200],
      ['GET', 'unmatched', 404],
      ['POST', '/api/things', 201],
    ],
  )
  assert.ok(logged.every(({ ms, requestId }) => Number.isInteger(ms) && /^[0-9a-f-]{36}$/.test(requestId)))
  assert.equal(lines.join().includes(secret), false)
})

test('every answer forbids sniffing, storing, framing and telling others, also a problem', async () => {
  for (const url of ['/health', '/nowhere', '/api/things/surprise']) {
    const { headers } = await http.inject(url)
    assert.equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'")
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(String(headers['strict-transport-security']), /max-age/)
  }
})

test('a page may replace the policy', async () => {
  assert.equal((await http.inject('/page')).headers['content-security-policy'], "default-src 'self'")
})

test('the process says that it lives, and whether it is of use', async () => {
  assert.deepEqual((await http.inject('/health')).json(), { state: 'alive' })
  assert.deepEqual((await http.inject('/ready')).json(), { state: 'ready' })
  isDatabaseThere = false
  const response = await http.inject('/ready')
  isDatabaseThere = true
  assert.deepEqual([response.statusCode, response.json().code, response.json().needs], [503, 'unavailable', 'database'])
  assert.equal(response.body.includes(secret), false)
})

test('the figures count requests by pattern and watch the event loop', async () => {
  const { body: text, headers } = await http.inject('/metrics')
  assert.match(String(headers['content-type']), /^text\/plain/)
  assert.match(text, /aufenthalt_http_requests_total\{method="GET",route="\/api\/things\/:id",status="200"\} \d/)
  assert.match(text, /nodejs_eventloop_lag/)
  assert.equal(text.includes(secret), false)
})

test('the description names every route, and problems for each', async () => {
  const description = (await http.inject('/openapi.json')).json()
  assert.equal(description.openapi, '3.1.0')
  assert.deepEqual(Object.keys(description.paths).sort(), [
    '/api/things',
    '/api/things/{id}',
    '/health',
    '/metrics',
    '/openapi.json',
    '/page',
    '/ready',
  ])
  const { post: operation } = description.paths['/api/things']
  assert.equal(operation.requestBody.content['application/json'].schema.additionalProperties, false)
  assert.ok(operation.responses.default.content['application/problem+json'])
})

test('closing twice is closing once', async () => {
  const other = await createHttp({ log, metrics: createMetrics(), publicUrl: 'http://127.0.0.1', routes: [], readiness: {} })
  await other.listen({ host: '127.0.0.1', port: 0 })
  await Promise.all([other.close(), other.close()])
})
