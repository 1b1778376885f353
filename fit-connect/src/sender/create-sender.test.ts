import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KeyRefusedError } from '../crypto/check-key.ts'
import { startHttpPeer } from '../testing/http-peer.ts'
import { makeCertificate } from '../testing/make-certificate.ts'
import vectors from '../testing/vectors.json' with { type: 'json' }
import { createSender, type SenderConfig } from './create-sender.ts'

const { caseId, submissionId, destinationId } = vectors
const aRoot = { subject: 'Beispiel-Wurzel', issuer: 'Beispiel-Wurzel', isAuthority: true }

/** A sender in front of a service that gives these answers. */
async function aSender(
  t: { after: (work: () => Promise<void>) => void },
  answers: Record<string, unknown>,
  changes: Partial<SenderConfig> = {},
) {
  const all: Record<string, unknown> = { '/token': { access_token: 'a', expires_in: 1800 }, ...answers }
  const peer = await startHttpPeer((request, response) => {
    const answer = all[(request.url ?? '').split('?')[0] ?? '']
    response.writeHead(answer === undefined ? 404 : 200).end(JSON.stringify(answer ?? {}))
  })
  t.after(peer.close)
  return createSender({ submissionApi: `${peer.url}/`, tokenUrl: `${peer.url}/token`, clientId: 'a', clientSecret: 'b', ...changes })
}

test('a sender gets no key that breaks a rule, nor one under another name', async (t) => {
  const key = vectors.encryption.publicJwk
  const path = `/v2/destinations/${destinationId}/keys`
  const sender = await aSender(t, {
    [`${path}/${key.kid}`]: key,
    [`${path}/weak-key-1`]: { ...key, kid: 'weak-key-1', e: 'Aw' },
    [`${path}/other-key`]: key,
  })
  assert.deepEqual(await sender.encryptionKey(destinationId, key.kid), key)
  await assert.rejects(
    sender.encryptionKey(destinationId, 'weak-key-1'),
    (error) => error instanceof KeyRefusedError && error.code === 'key-exponent',
  )
  await assert.rejects(sender.encryptionKey(destinationId, 'other-key'), { code: 'key-id' })
})

test('a key without certificates is refused where certificates are trusted', async (t) => {
  const key = vectors.encryption.publicJwk
  const trustAnchors = [await makeCertificate({ ...aRoot, subjectKey: vectors.delivery.publicJwk, issuerKey: vectors.delivery.privateJwk })]
  const sender = await aSender(t, { [`/v2/destinations/${destinationId}/keys/${key.kid}`]: key }, { trustAnchors })
  await assert.rejects(sender.encryptionKey(destinationId, key.kid), { code: 'certificate-missing', retry: 'never' })
})

test('what a destination offers stands under another name in each version, and one of the other version is not believed', async (t) => {
  const services = [{ identifier: 'urn:de:fim:leika:leistung:99123456760610' }]
  const common = { destinationId, status: 'active', encryptionKid: 'test-encryption-key-1', metadataVersions: ['1.3.0'] }
  const answers = {
    [`/v1/destinations/${destinationId}`]: { ...common, services, replyChannels: {} },
    [`/v2/destinations/${destinationId}`]: { ...common, publicServices: services },
  }
  for (const apiVersion of ['v1', 'v2'] as const) {
    const { publicServices, metadataVersions } = await (await aSender(t, answers, { apiVersion })).destination(destinationId)
    assert.deepEqual([publicServices, metadataVersions], [services, ['1.3.0']])
  }
  const mixed = await aSender(
    t,
    { [`/v1/destinations/${destinationId}`]: answers[`/v2/destinations/${destinationId}`] },
    { apiVersion: 'v1' },
  )
  await assert.rejects(mixed.destination(destinationId), { code: 'response-unreadable' })
})

const log = (events: string[]) => ({
  [`/v2/cases/${caseId}/events`]: { eventLog: events },
  '/.well-known/jwks.json': { keys: [vectors.delivery.publicJwk] },
  [`/v2/destinations/${destinationId}/keys/test-receiver-key-1`]: vectors.receiver.publicJwk,
})

test('a sender reads a log of verified events', async (t) => {
  const sender = await aSender(t, log([vectors.events.submitted, vectors.events.accepted]))
  const events = await sender.events({ caseId, destinationId })
  assert.equal(sender.statusOf(events, submissionId).status, 'accepted')
})

test('one forged event makes the whole log unbelievable', async (t) => {
  for (const [name, token] of Object.entries(vectors.forgedEvents)) {
    const sender = await aSender(t, log([vectors.events.submitted, token]))
    await assert.rejects(sender.events({ caseId }), { code: name.split(':')[0] }, name)
  }
})

test('the word of another receiver, about another case, or by a key that nobody knows does not count', async (t) => {
  const { submitted, accepted } = vectors.events
  const elsewhere = '00000000-0000-4000-8000-000000000001'
  const sender = await aSender(t, { ...log([submitted, accepted]), [`/v2/cases/${elsewhere}/events`]: { eventLog: [submitted] } })
  await assert.rejects(sender.events({ caseId, destinationId: elsewhere }), { code: 'event-foreign' })
  await assert.rejects(sender.events({ caseId: elsewhere }), { code: 'event-foreign' })
  const withoutKeys = await aSender(t, { ...log([submitted]), '/.well-known/jwks.json': { keys: [] } })
  await assert.rejects(withoutKeys.events({ caseId }), { code: 'event-key', retry: 'never' })
  const withoutReceiver = await aSender(t, { [`/v2/cases/${caseId}/events`]: { eventLog: [accepted] } })
  await assert.rejects(withoutReceiver.events({ caseId }), { code: 'event-key', retry: 'never' })
})
