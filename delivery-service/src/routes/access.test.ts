import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type authenticationTags, type EventKind, type JWK, problem, signEvent, toBase64url } from '@aufenthalt/fit-connect'
import { CompactSign, importJWK } from 'jose'
import {
  type ClientId,
  type DeliveryWorld,
  destinationId,
  otherDestinationId,
  publicService,
  startDeliveryWorld,
  testKeys,
} from '../testing/delivery-world.ts'
import { prepareSubmission, sendSubmission } from '../testing/send-submission.ts'

let world: DeliveryWorld
before(async () => {
  world = await startDeliveryWorld()
})
after(() => world.stop())

async function tokenOf(clientId: ClientId, secret = world.as(clientId).clientSecret) {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret })
  return fetch(`${world.url}/token`, { method: 'POST', body })
}

type Call = { as?: ClientId; method?: string; path: string; type?: string; body?: string }
async function call({ as, method = 'GET', path, type = 'application/json', body }: Call) {
  const { access_token } = as ? ((await (await tokenOf(as)).json()) as { access_token: string }) : {}
  const headers = {
    ...(body === undefined ? {} : { 'content-type': type }),
    ...(access_token ? { authorization: `Bearer ${access_token}` } : {}),
  }
  const response = await fetch(world.url + path, { method, headers, ...(body === undefined ? {} : { body }) })
  const text = await response.text()
  const problemName = response.ok ? undefined : String(JSON.parse(text).type).split('/').at(-1)
  return { status: response.status, problemName, text, headers: response.headers }
}

test('a wrong secret and an unknown client are refused alike', async () => {
  const answers = [await tokenOf('case-system', 'guessed'), await tokenOf('nobody' as ClientId, 'guessed')]
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 401],
  )
  assert.equal(bodies[0], bodies[1])
})

test('without a valid token nothing can be sent or read', async () => {
  for (const headers of [{}, { authorization: 'Bearer guessed' }, { authorization: 'Basic eDp5' }]) {
    const response = await fetch(`${world.url}/v2/submissions`, { headers })
    assert.equal(response.status, 401)
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
    assert.equal(response.headers.get('www-authenticate'), 'Bearer')
  }
})

test('a token ends after half an hour', async () => {
  const { access_token, expires_in } = (await (await tokenOf('case-system')).json()) as { access_token: string; expires_in: number }
  const read = () => fetch(`${world.url}/v2/submissions`, { headers: { authorization: `Bearer ${access_token}` } })
  assert.equal((await read()).status, 200)
  world.clock.now = new Date(world.clock.now.getTime() + expires_in * 1000)
  assert.equal((await read()).status, 401)
})

test('a destination and its public keys are open to all', async () => {
  const destination = JSON.parse((await call({ path: `/v2/destinations/${destinationId}` })).text)
  assert.equal(destination.status, 'active')
  assert.deepEqual(destination.publicServices, [publicService])
  const { keys } = JSON.parse((await call({ path: `/v2/destinations/${destinationId}/keys` })).text)
  assert.deepEqual(
    keys.map(({ kid }: JWK) => kid),
    ['test-encryption-key-1', 'test-receiver-key-1'],
  )
  assert.equal((await call({ path: `/v2/destinations/${crypto.randomUUID()}` })).problemName, 'destination-not-found')
  assert.equal((await call({ path: `/v2/destinations/${destinationId}/keys/unknown-key` })).problemName, 'key-not-found')
})

test('before v2 a destination is shown to clients only, with other names for its members, and says nothing of callbacks', async () => {
  const path = `/v1/destinations/${destinationId}`
  assert.equal((await call({ path })).status, 401)
  const destination = JSON.parse((await call({ as: 'online-service', path })).text)
  assert.deepEqual(Object.keys(destination).sort(), ['destinationId', 'encryptionKid', 'metadataVersions', 'name', 'services', 'status'])
  const uses = JSON.parse((await call({ path: `${path}/keys` })).text).keys.map(({ use }: JWK) => use)
  assert.deepEqual(uses, ['enc', 'sig'])
  const sent = { destinationId, announcedAttachments: [], publicService }
  const announce = (version: string) =>
    call({ as: 'online-service', method: 'POST', path: `/${version}/submissions`, body: JSON.stringify(sent) })
  assert.deepEqual([(await announce('v1')).problemName, (await announce('v2')).status], ['request-invalid', 201])
})

test('before v2 a submission may come without data; the receiver then says that they are missing', async () => {
  const sender = world.sender('online-service', 'v1')
  const { encryptedMetadata, ...sent } = await prepareSubmission(sender, { attachments: 0 })
  const submit = (version: string) =>
    call({
      as: 'online-service',
      method: 'PUT',
      path: `/${version}/submissions/${sent.submissionId}`,
      body: JSON.stringify({ encryptedMetadata }),
    })
  assert.deepEqual([(await submit('v2')).problemName, (await submit('v1')).status], ['request-invalid', 200])
  for (const version of ['v1', 'v2'] as const) {
    await assert.rejects(world.subscriber('case-system', version).fetch(sent.submissionId), { problems: [problem('missing-data', 'data')] })
  }
})

test('another sender cannot touch or see a submission, and another receiver cannot either', async () => {
  const sent = await sendSubmission(world.sender())
  const own = `/v2/submissions/${sent.submissionId}`
  const tries: [Call, number][] = [
    [{ as: 'other-online-service', path: `${own}/events` }, 404],
    [{ as: 'other-online-service', path: `/v2/cases/${sent.caseId}/events` }, 404],
    [{ as: 'other-online-service', path: own }, 403],
    [{ as: 'other-case-system', path: own }, 403],
    [{ as: 'other-case-system', path: `${own}/events` }, 404],
    [{ as: 'other-case-system', path: `${own}/attachments/${sent.contents[0]?.attachmentId}` }, 403],
    [{ as: 'other-case-system', path: `/v2/submissions?destinationId=${destinationId}` }, 403],
    [
      {
        as: 'case-system',
        method: 'POST',
        path: '/v2/submissions',
        body: JSON.stringify({ destinationId, announcedAttachments: [], publicService }),
      },
      403,
    ],
    [
      {
        as: 'other-case-system',
        method: 'PATCH',
        path: `/v2/destinations/${destinationId}`,
        body: '{"encryptionKid":"test-encryption-key-1"}',
      },
      403,
    ],
  ]
  for (const [attempt, status] of tries) assert.equal((await call(attempt)).status, status, `${attempt.as} ${attempt.path}`)
  await assert.rejects(sendSubmission(world.sender('other-online-service'), { caseId: sent.caseId }), { status: 404 })
})

const flawed: [string, Record<string, unknown>, string][] = [
  ['cty is missing', {}, 'invalid-jwe'],
  ['cty is no media type', { cty: 'xml' }, 'invalid-jwe'],
  ['another algorithm', { cty: 'application/xml', alg: 'RSA-OAEP' }, 'invalid-jwe'],
  ['a key of nobody', { cty: 'application/xml', kid: 'test-encryption-key-9' }, 'encryption-key-unknown'],
  ['a key to verify with', { cty: 'application/xml', kid: 'test-receiver-key-1' }, 'encryption-key-unknown'],
]
for (const [name, change, expected] of flawed) {
  test(`a JWE whose header is not right is refused: ${name}`, async () => {
    const sent = await prepareSubmission(world.sender())
    const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'test-encryption-key-1', ...change }
    const jwe = [toBase64url(new TextEncoder().encode(JSON.stringify(header))), ...sent.encryptedData.split('.').slice(1)].join('.')
    const { attachmentId } = sent.contents[0]!
    const path = `/v2/submissions/${sent.submissionId}`
    const attachment = await call({
      as: 'online-service',
      method: 'PUT',
      path: `${path}/attachments/${attachmentId}`,
      type: 'application/jose',
      body: jwe,
    })
    const body = JSON.stringify({ encryptedMetadata: sent.encryptedMetadata, encryptedData: jwe })
    const final = await call({ as: 'online-service', method: 'PUT', path, body })
    for (const answer of [attachment, final]) assert.deepEqual([answer.status, answer.problemName], [422, expected])
    if (name === 'cty is missing') assert.equal(JSON.parse(final.text).detail, "Invalid JWE Header 'cty'")
  })
}

const wrongRequests: [string, Call, number, string][] = [
  ['no data', { method: 'PUT', path: `/v2/submissions/${crypto.randomUUID()}`, body: '{"encryptedMetadata":"x"}' }, 400, 'request-invalid'],
  ['no JSON', { method: 'POST', path: '/v2/submissions', body: '{' }, 400, 'request-invalid'],
  ['no UUID', { path: '/v2/submissions/1/events' }, 400, 'request-invalid'],
  ['another media type', { method: 'POST', path: '/v2/submissions', type: 'text/xml', body: '<a/>' }, 415, 'media-type-unsupported'],
  ['an unknown address', { path: '/v3/submissions' }, 404, 'not-found'],
  ['a submission of nobody', { path: `/v2/submissions/${crypto.randomUUID()}/events` }, 404, 'submission-not-found'],
  [
    'a service that the destination does not offer',
    {
      method: 'POST',
      path: '/v2/submissions',
      body: JSON.stringify({ destinationId, announcedAttachments: [], publicService: { identifier: 'urn:x:y' } }),
    },
    422,
    'public-service-unknown',
  ],
]
for (const [name, request, status, problemName] of wrongRequests) {
  test(`a request that is not right is answered by a problem: ${name}`, async () => {
    const answer = await call({ as: 'online-service', ...request })
    assert.deepEqual([answer.status, answer.problemName], [status, problemName])
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
  })
}

test('an attachment beyond the limit is refused, the largest one is taken', async () => {
  const sent = await prepareSubmission(world.sender())
  const path = `/v2/submissions/${sent.submissionId}/attachments/${sent.contents[0]?.attachmentId}`
  const [header, key, iv, , tag] = sent.encryptedData.split('.')
  const sized = (bytes: number) => [header, key, iv, 'A'.repeat(Math.ceil((bytes * 4) / 3)), tag].join('.')
  const put = (body: string) => call({ as: 'online-service', method: 'PUT', path, type: 'application/jose', body })
  assert.equal((await put(sized(16 * 1024 * 1024))).status, 204)
  assert.deepEqual((await put(sized(16.1 * 1024 * 1024))).problemName, 'body-too-large')
})

type Claim = { kind?: EventKind; issuer?: string; submissionId?: string; caseId?: string; tags?: unknown; now?: Date; key?: JWK }
test('only the receiver of a submission can accept it, with its own key and for the bytes that were sent', async () => {
  const [sent, other] = [await sendSubmission(world.sender()), await sendSubmission(world.sender())]
  const state = async ({ kind = 'accept-submission', key = testKeys.receiver.privateJwk, tags = sent.tags, ...claim }: Claim) => {
    const ids = { issuer: destinationId, submissionId: sent.submissionId, caseId: sent.caseId, now: world.clock.now, ...claim }
    const details = { authenticationTags: tags as ReturnType<typeof authenticationTags>, problems: [problem('hash-mismatch', 'data')] }
    const body = await signEvent({ kind, details, ...ids }, key)
    return call({ as: 'case-system', method: 'POST', path: `/v2/cases/${sent.caseId}/events`, type: 'application/jose', body })
  }
  const forged: [string, Claim][] = [
    ['signed with another key', { key: { ...testKeys.delivery.privateJwk, kid: 'test-receiver-key-1' } }],
    ['signed with an unknown key', { key: testKeys.delivery.privateJwk }],
    ['in the name of the delivery service', { issuer: 'http://delivery.example', key: testKeys.delivery.privateJwk }],
    ['in the name of another receiver', { issuer: otherDestinationId }],
    ['of another kind', { kind: 'delete-submission' }],
    ['about a submission of another case', { submissionId: other.submissionId }],
    ['about another case', { caseId: other.caseId }],
    ['about other bytes', { tags: other.tags }],
    ['from the future', { now: new Date(world.clock.now.getTime() + 600_000) }],
  ]
  for (const [name, claim] of forged) {
    const answer = await state(claim)
    assert.deepEqual([answer.status, answer.problemName], [422, 'event-refused'], name)
  }
  const unsigned = await call({
    as: 'case-system',
    method: 'POST',
    path: `/v2/cases/${sent.caseId}/events`,
    type: 'application/jose',
    body: 'a.b.c',
  })
  assert.equal(unsigned.problemName, 'event-refused')
  assert.equal(world.sender().statusOf(await world.sender().events(sent), sent.submissionId).status, 'submitted')
  assert.equal((await state({})).status, 204)
})

test('a forged event in the log is not believed by the sender', async () => {
  const sent = await sendSubmission(world.sender())
  const events = { 'https://schema.fitko.de/fit-connect/events/accept-submission': { authenticationTags: sent.tags } }
  const claims = {
    iss: destinationId,
    iat: 1795000000,
    sub: `submission:${sent.submissionId}`,
    txn: `case:${sent.caseId}`,
    jti: crypto.randomUUID(),
    events,
  }
  const payload = { $schema: 'https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json', ...claims }
  const { key_ops: _, ...key } = testKeys.delivery.privateJwk
  const forged = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'PS512', typ: 'secevent+jwt', kid: 'test-receiver-key-1' })
    .sign(await importJWK(key, 'PS512'))
  const { createSender } = await import('@aufenthalt/fit-connect')
  const sender = createSender({
    ...world.as('online-service'),
    // A delivery service that slips a forged acceptance into the log.
    fetch: async (input, init) => {
      const response = await fetch(input, init)
      if (!String(input).includes('/events')) return response
      const log = (await response.json()) as { eventLog: string[] }
      return Response.json({ ...log, eventLog: [...log.eventLog, forged] })
    },
  })
  await assert.rejects(sender.events(sent), { code: 'event-signature', retry: 'never' })
})

test('the keys that verify are well-known, and the service says that it lives and is ready', async () => {
  const { keys } = JSON.parse((await call({ path: '/.well-known/jwks.json' })).text)
  assert.deepEqual(keys, [testKeys.delivery.publicJwk])
  assert.equal((await call({ path: '/health' })).status, 200)
  assert.equal((await call({ path: '/ready' })).status, 200)
})
