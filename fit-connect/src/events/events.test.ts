import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { FitConnectError } from '../api/fit-connect-error.ts'
import vectors from '../testing/vectors.json' with { type: 'json' }
import { areSameTags } from './authentication-tags.ts'
import { problem } from './problems.ts'
import { signEvent } from './sign-event.ts'
import { statusOf } from './status-of.ts'
import { type FindKey, type VerifiedEvent, verifyEvent } from './verify-event.ts'

const { deliveryService, destinationId, submissionId, caseId, events, forgedEvents } = vectors
const findKey: FindKey = async ({ issuedBy }) => vectors[issuedBy === 'receiver' ? 'receiver' : 'delivery'].publicJwk as JWK
const tags = { metadata: 'A'.repeat(22), data: 'B'.repeat(22), attachments: {} }
const now = new Date('2026-11-18T11:06:40Z')

test('an event made by another implementation is verified and read', async () => {
  assert.deepEqual(await verifyEvent(events.submitted, findKey), {
    id: 'd3f6b9c4-2e50-4c79-8b4f-b6e803c2f003',
    kind: 'submit-submission',
    uri: 'https://schema.fitko.de/fit-connect/events/submit-submission',
    issuer: deliveryService,
    issuedBy: 'delivery-service',
    issuedAt: now.toISOString(),
    submissionId,
    caseId,
    authenticationTags: tags,
  })
  const accepted = await verifyEvent(events.accepted, findKey)
  assert.equal(accepted.kind, 'accept-submission')
  assert.equal(accepted.issuer, destinationId)
})

for (const [name, token] of Object.entries(forgedEvents)) {
  test(`a forged event is not believed: ${name}`, async () => {
    await assert.rejects(verifyEvent(token, findKey), (error) => error instanceof FitConnectError && name.startsWith(error.code))
  })
}

test('an event that was changed after signing is not believed', async () => {
  const [header, , signature] = events.submitted.split('.')
  const payload = events.accepted.split('.')[1]
  await assert.rejects(
    verifyEvent(`${header}.${payload}.${signature}`, async () => vectors.delivery.publicJwk as JWK),
    { code: 'event-signature' },
  )
  for (const token of ['', 'a.b.c', `${header}.!!.${signature}`]) await assert.rejects(verifyEvent(token, findKey), FitConnectError)
})

test('a verification key has to follow the rules too', async () => {
  await assert.rejects(
    verifyEvent(events.submitted, async () => ({ ...vectors.delivery.publicJwk, alg: 'RS512' }) as JWK),
    { code: 'key-algorithm' },
  )
})

test('an event that we sign is a secevent+jwt with PS512, and is verified by another implementation', async () => {
  const problems = [problem('hash-mismatch', 'data')]
  const stated = { kind: 'reject-submission', issuer: destinationId, submissionId, caseId, details: { problems }, now } as const
  const token = await signEvent(stated, vectors.receiver.privateJwk as JWK)
  assert.deepEqual(decodeProtectedHeader(token), { alg: 'PS512', typ: 'secevent+jwt', kid: 'test-receiver-key-1' })
  const { payload } = await compactVerify(token, await importJWK(vectors.receiver.publicJwk as JWK, 'PS512'))
  const claims = JSON.parse(new TextDecoder().decode(payload))
  assert.equal(claims.iat, now.getTime() / 1000)
  assert.deepEqual(claims.events, { 'https://schema.fitko.de/fit-connect/events/reject-submission': { problems } })
  assert.deepEqual((await verifyEvent(token, findKey)).problems, problems)
})

test('an event that would not pass verification is not signed', async () => {
  const unfinished = { kind: 'accept-submission', issuer: destinationId, submissionId, caseId, now } as const
  await assert.rejects(signEvent(unfinished, vectors.receiver.privateJwk as JWK), { code: 'event-invalid' })
})

const event = (kind: VerifiedEvent['kind'], more: Partial<VerifiedEvent> = {}): VerifiedEvent => ({
  id: '',
  kind,
  uri: '',
  issuer: '',
  issuedBy: 'delivery-service',
  issuedAt: now.toISOString(),
  submissionId,
  caseId,
  ...more,
})
const byReceiver = { issuedBy: 'receiver' } as const
const [created, submitted, fetched, deleted] = (
  ['create-submission', 'submit-submission', 'notify-submission', 'delete-submission'] as const
).map((kind) => event(kind)) as [VerifiedEvent, VerifiedEvent, VerifiedEvent, VerifiedEvent]
const accepted = event('accept-submission', byReceiver)
const logs: [VerifiedEvent[], string][] = [
  [[], 'incomplete'],
  [[created], 'incomplete'],
  [[created, submitted], 'submitted'],
  [[created, submitted, fetched], 'fetched'],
  [[created, submitted, fetched, deleted], 'deleted'],
  [[created, submitted, fetched, accepted], 'accepted'],
  [[created, submitted, fetched, accepted, deleted], 'accepted'],
  [[created, submitted, event('reject-submission'), deleted], 'rejected'],
  [[created, submitted, event(undefined)], 'submitted'],
  [[created, event('accept-submission', { ...byReceiver, submissionId: 'another' })], 'incomplete'],
]
for (const [log, status] of logs) {
  test(`a submission is ${status} after: ${log.map(({ kind }) => kind).join(', ') || 'nothing'}`, () => {
    assert.equal(statusOf(log, submissionId).status, status)
  })
}

test('a rejection says who rejected and why', () => {
  const problems = [problem('schema-violation', 'data')]
  const byHand = statusOf([submitted, event('reject-submission', { ...byReceiver, problems })], submissionId)
  assert.deepEqual(byHand, { status: 'rejected', problems, rejectedBy: 'receiver', statedAt: now.toISOString() })
  assert.equal(statusOf([submitted, event('reject-submission')], submissionId).rejectedBy, 'delivery-service')
})

test('an acceptance of other bytes than those sent is not taken', () => {
  const own = event('submit-submission', { authenticationTags: tags })
  const other = event('accept-submission', { ...byReceiver, authenticationTags: { ...tags, data: 'C'.repeat(22) } })
  assert.equal(statusOf([own], submissionId, tags).status, 'submitted')
  assert.throws(() => statusOf([own, other], submissionId, tags), { code: 'tags-differ' })
})

test('tags are compared without regard to their order', () => {
  const [a, b] = ['a'.repeat(22), 'b'.repeat(22)]
  assert.equal(areSameTags({ metadata: a, attachments: { one: a, two: b } }, { metadata: a, attachments: { two: b, one: a } }), true)
  assert.equal(areSameTags({ metadata: a, attachments: { one: a } }, { metadata: a, attachments: { one: b } }), false)
  assert.equal(areSameTags({ metadata: a, data: b }, { metadata: a }), false)
})
