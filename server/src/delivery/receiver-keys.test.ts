import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { createSender, createSubscriber, generateEncryptionKeyPair, type KeyPair, VerificationError } from '@aufenthalt/fit-connect'
import { destinationId, testKeys } from '../../../delivery-service/src/testing/delivery-world.ts'
import { makeChain } from '../../../fit-connect/src/testing/make-certificate.ts'
import type { KeptApplication } from '../applications/testing/an-application.ts'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import { authorityScope } from '../database/with-authority.ts'
import { fitConnectChannel } from './fit-connect-channel.ts'
import { findLatestDelivery } from './store.ts'
import { type DeliveryScene, openDeliveryScene } from './testing/delivery-scene.ts'

const old = testKeys.encryption
const chainKeys = { leaf: old, authority: testKeys.receiver, root: testKeys.delivery }
let scene: DeliveryScene
let next: KeyPair
before(async () => {
  ;[scene, next] = await Promise.all([openDeliveryScene(), generateEncryptionKeyPair()])
})
after(() => scene.stop())
afterEach(async () => {
  scene.proxy.breaks = () => undefined
  await receiverWith(old).publishEncryptionKey(destinationId, old.publicJwk)
})

const receiverWith = (...keys: Pick<KeyPair, 'privateJwk'>[]) =>
  createSubscriber({
    ...scene.world.as('case-system'),
    privateKeys: keys.map(({ privateJwk }) => privateJwk),
    signingKey: testKeys.receiver.privateJwk,
  })

const numberOf = async ({ applicationId }: KeptApplication) =>
  (await scene.deps.withAuthority(musterstadt, (tx) => findLatestDelivery(tx, applicationId)))?.number

/** Takes in everything that waits as a case system with these keys does. */
async function takeIn(...keys: Pick<KeyPair, 'privateJwk'>[]): Promise<string[]> {
  const receiver = receiverWith(...keys)
  const outcomes: string[] = []
  for (const { submissionId } of await receiver.list(destinationId)) {
    try {
      await receiver.accept(await receiver.fetch(submissionId))
      outcomes.push('accepted')
    } catch (error) {
      assert.ok(error instanceof VerificationError)
      await receiver.reject({ ...error.submission, problems: error.problems })
      outcomes.push('rejected')
    }
  }
  return outcomes
}

test('during the overlap what is on its way with the old key is accepted, and what follows is sealed with the new one', async () => {
  const before = await scene.keep()
  await scene.deliver(before)
  await receiverWith(old).publishEncryptionKey(destinationId, next.publicJwk)
  const later = await scene.keep()
  await scene.deliver(later)
  assert.deepEqual(await takeIn(old, next), ['accepted', 'accepted'])
  for (const application of [before, later]) assert.deepEqual(await scene.follow(application), { kind: 'kept' })
})

test('after the overlap a receiver cannot open it and says so: it is sent anew with the new key by itself, as the same message', async () => {
  const application = await scene.keep()
  await scene.deliver(application)
  await receiverWith(old).publishEncryptionKey(destinationId, next.publicJwk)
  assert.deepEqual(await takeIn(next), ['rejected'])
  assert.deepEqual(await scene.follow(application), { kind: 'again', code: 'unreadable' })
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  const [waiting] = await scene.receiver.list(destinationId)
  assert.equal(Buffer.from((await receiverWith(next).fetch(waiting!.submissionId)).data).toString(), application.xml)
  assert.deepEqual(await takeIn(next), ['accepted'])
  assert.deepEqual(await scene.follow(application), { kind: 'kept' })
  assert.equal(await numberOf(application), 2)
})

test('a receiver that can open nothing gets it once more and not for ever: then a person decides', async () => {
  const application = await scene.keep()
  await scene.deliver(application)
  assert.deepEqual(await takeIn(next), ['rejected'])
  assert.equal((await scene.follow(application)).kind, 'again')
  await scene.deliver(application)
  assert.deepEqual(await takeIn(next), ['rejected'])
  assert.deepEqual(await scene.follow(application), { kind: 'held', code: 'refused' })
})

const submitting = (line: string) => /^PUT \/v2\/submissions\/[^/]+$/.test(line)

test('what was sealed with the old key and could not be sent until the service takes it no more is sealed anew', async () => {
  const application = await scene.keep()
  scene.proxy.breaks = (line) => (submitting(line) ? 'before' : undefined)
  assert.equal((await scene.deliver(application)).kind, 'again')
  await receiverWith(old).publishEncryptionKey(destinationId, next.publicJwk)
  scene.proxy.breaks = () => undefined
  scene.world.clock.now = new Date(scene.world.clock.now.getTime() + 86_400_000)
  assert.deepEqual(await scene.deliver(application), { kind: 'again', code: 'encryption-key-outdated' })
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  assert.deepEqual(await takeIn(next), ['accepted'])
  assert.deepEqual(await scene.follow(application), { kind: 'kept' })
})

test('a key whose certificates are missing, wrong or over holds the delivery; nothing is sent with it, and with the right ones it goes on', async () => {
  const application = await scene.keep()
  const chain = await makeChain(chainKeys)
  const ended = await makeChain(chainKeys, { leaf: { validUntil: '2026-11-01T00:00:00Z' } })
  const trusting = (version: 'v1' | 'v2') =>
    createSender({ ...scene.world.as('online-service', version), submissionApi: scene.proxy.url, trustAnchors: [chain[2]!] })
  const changes = { channel: fitConnectChannel({ v1: trusting('v1'), v2: trusting('v2') }) }
  const showing = (x5c?: string[]) => {
    const body = { ...old.publicJwk, ...(x5c ? { x5c } : {}) }
    scene.proxy.breaks = (line) => (line.includes('/keys/') ? { status: 200, body } : undefined)
  }
  const cases: [string, string[] | undefined][] = [
    ['certificate-missing', undefined],
    ['certificate-expired', ended],
    ['certificate-key', chain.slice(1)],
    ['certificate-untrusted', [(await makeChain(chainKeys, { leaf: { issuer: 'Fremd', issuerKey: old.privateJwk } }))[0]!]],
  ]
  for (const [code, x5c] of cases) {
    showing(x5c)
    const before = scene.proxy.seen.length
    assert.deepEqual(await scene.deliver(application, changes), { kind: 'held', code })
    assert.ok(scene.proxy.seen.slice(before).every((line) => !line.startsWith('PUT')))
  }
  showing(chain)
  assert.deepEqual(await scene.deliver(application, changes), { kind: 'kept' })
  assert.deepEqual(await takeIn(old), ['accepted'])
})

test('an authority that is reached over v1 gets the same, and a begun delivery stays with its version', async () => {
  const asOwner = authorityScope(scene.databases.owner)
  const toVersion = (version: 'v1' | 'v2') =>
    asOwner(musterstadt, (tx) => tx.updateTable('authorities').set({ fit_connect_api: version }).execute())
  await toVersion('v1')
  const application = await scene.keep()
  const before = scene.proxy.seen.length
  scene.proxy.breaks = (line) => (/^PUT \/v1\/submissions\/[^/]+$/.test(line) ? 'before' : undefined)
  assert.equal((await scene.deliver(application)).kind, 'again')
  await toVersion('v2')
  scene.proxy.breaks = () => undefined
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  assert.ok(scene.proxy.seen.slice(before).every((line) => line.split(' ')[1]?.startsWith('/v1/') || line.includes('/.well-known/')))
  const [waiting] = await scene.receiver.list(destinationId)
  const { metadata, data } = await scene.receiver.fetch(waiting!.submissionId)
  assert.match(metadata.$schema ?? '', /\/metadata\/1\.5\.0\//)
  assert.equal(Buffer.from(data).toString(), application.xml)
  assert.deepEqual(await takeIn(old), ['accepted'])
  assert.deepEqual(await scene.follow(application), { kind: 'kept' })
})
