// One contract for every version of the API: whatever versions a sender and a receiver speak, they understand each other over the same service.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  createSubscriber,
  generateEncryptionKeyPair,
  type JWK,
  problem,
  type Sender,
  type Subscriber,
  VerificationError,
} from '@aufenthalt/fit-connect'
import { type DeliveryWorld, destinationId, publicService, startDeliveryWorld, testKeys } from '../testing/delivery-world.ts'
import { prepareSubmission, sealSubmission, sendSubmission, xml } from '../testing/send-submission.ts'

let world: DeliveryWorld
before(async () => {
  world = await startDeliveryWorld()
})
after(() => world.stop())

const anotherKey = generateEncryptionKeyPair()
const versions = ['v1', 'v2'] as const
const pairs = versions.flatMap((from) => versions.map((to) => ({ from, to })))

for (const { from, to } of pairs) {
  describe(`a sender of ${from} and a receiver of ${to}`, () => {
    let sender: Sender
    let subscriber: Subscriber
    before(() => {
      sender = world.sender('online-service', from)
      subscriber = world.subscriber('case-system', to)
    })
    const receiver = (privateKeys: JWK[]) =>
      createSubscriber({ ...world.as('case-system', to), privateKeys, signingKey: testKeys.receiver.privateJwk })

    const kinds = async ({ caseId }: { caseId: string }) => (await sender.events({ caseId, destinationId })).map(({ kind }) => kind)

    test('an application with attachments reaches the case system and is accepted', async () => {
      const sent = await sendSubmission(sender, { attachments: 3 })
      assert.deepEqual(await kinds(sent), ['create-submission', 'submit-submission'])
      const [waiting] = (await subscriber.list(destinationId)).filter(({ submissionId }) => submissionId === sent.submissionId)
      assert.deepEqual(waiting, { destinationId, submissionId: sent.submissionId, caseId: sent.caseId })

      const fetched = await subscriber.fetch(sent.submissionId)
      assert.equal(new TextDecoder().decode(fetched.data), xml)
      const received = fetched.attachments.map(({ attachmentId, filename, bytes }) => ({ attachmentId, filename, bytes }))
      assert.deepEqual(
        received,
        sent.contents.map(({ attachmentId, filename, bytes }) => ({ attachmentId, filename, bytes })),
      )
      assert.equal(fetched.metadata.additionalReferenceInfo?.senderReference, 'AT-7K3M-9QXD-2B4R')
      assert.equal(sender.statusOf(await sender.events(sent), sent.submissionId, sent.tags).status, 'fetched')

      await subscriber.accept(fetched)
      const state = sender.statusOf(await sender.events({ caseId: sent.caseId, destinationId }), sent.submissionId, sent.tags)
      assert.equal(state.status, 'accepted')
      assert.deepEqual(await kinds(sent), [
        'create-submission',
        'submit-submission',
        'notify-submission',
        'accept-submission',
        'delete-submission',
      ])
      assert.equal(
        (await subscriber.list(destinationId)).some(({ submissionId }) => submissionId === sent.submissionId),
        false,
      )
      await assert.rejects(subscriber.fetch(sent.submissionId), { code: 'submission-not-found' })
    })

    test('accepting twice is the same as once, and what is accepted cannot be rejected', async () => {
      const sent = await sendSubmission(sender)
      const fetched = await subscriber.fetch(sent.submissionId)
      await subscriber.accept(fetched)
      await subscriber.accept(fetched)
      assert.equal((await kinds(sent)).filter((kind) => kind === 'accept-submission').length, 1)
      const problems = [problem('schema-violation', 'data')]
      await assert.rejects(subscriber.reject({ ...fetched, problems }), { code: 'submission-closed' })
    })

    test('a rejection carries its reasons to the sender, who may go on in the same case', async () => {
      const sent = await sendSubmission(sender)
      const fetched = await subscriber.fetch(sent.submissionId)
      await subscriber.reject({ ...fetched, problems: [problem('schema-violation', 'data')] })
      const state = sender.statusOf(await sender.events(sent), sent.submissionId)
      assert.equal(state.status, 'rejected')
      assert.equal(state.rejectedBy, 'receiver')
      assert.deepEqual(state.problems, [problem('schema-violation', 'data')])

      const again = await sendSubmission(sender, { caseId: sent.caseId })
      assert.equal(again.caseId, sent.caseId)
      const events = await sender.events({ caseId: sent.caseId, destinationId })
      assert.equal(sender.statusOf(events, sent.submissionId).status, 'rejected')
      assert.equal(sender.statusOf(events, again.submissionId).status, 'submitted')
    })

    test('the final step is taken once: whoever repeats it is told to read the log', async () => {
      const sent = await prepareSubmission(sender)
      const outcomes = await Promise.allSettled([sent.submit(), sent.submit(), sent.submit()])
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
      await assert.rejects(sent.submit(), { code: 'submission-already-submitted', status: 409, retry: 'never' })
      assert.deepEqual(await kinds(sent), ['create-submission', 'submit-submission'])
      const state = sender.statusOf(await sender.events(sent), sent.submissionId, sent.tags)
      assert.equal(state.status, 'submitted')
    })

    test('nothing is submitted before all announced attachments are there', async () => {
      const { encryptedMetadata, encryptedData, attachments } = await sealSubmission(sender, { attachments: 2 })
      const ids = await sender.announce({ destinationId, announcedAttachments: Object.keys(attachments), publicService })
      const [[first, jwe]] = Object.entries(attachments) as [[string, string]]
      await sender.sendAttachment({ ...ids, attachmentId: first, jwe })
      const final = { submissionId: ids.submissionId, encryptedMetadata, encryptedData }
      await assert.rejects(sender.submit(final), { code: 'submission-incomplete', status: 422 })
      assert.deepEqual(await kinds(ids), ['create-submission'])
      await assert.rejects(sender.sendAttachment({ ...ids, attachmentId: crypto.randomUUID(), jwe }), { status: 404 })
    })

    test('an attachment sent again replaces the first one, until the submission is submitted', async () => {
      const sent = await prepareSubmission(sender)
      const [attachmentId, jwe] = Object.entries(sent.attachments)[0]!
      await sender.sendAttachment({ ...sent, attachmentId, jwe })
      await sent.submit()
      await assert.rejects(sender.sendAttachment({ ...sent, attachmentId, jwe }), { code: 'submission-already-submitted' })
    })

    test('a case system without the right key says so, and the sender learns it', async () => {
      const sent = await sendSubmission(sender)
      const { privateJwk } = await anotherKey
      const stranger = receiver([privateJwk])
      const error = await stranger.fetch(sent.submissionId).catch((cause: unknown) => cause)
      assert.ok(error instanceof VerificationError)
      assert.deepEqual(error.problems, [problem('encryption-issue', 'metadata')])
      await stranger.reject({ ...error.submission, problems: error.problems })
      assert.equal(sender.statusOf(await sender.events(sent), sent.submissionId).rejectedBy, 'receiver')
    })

    test('metadata that speak of other bytes are found out by the case system', async () => {
      const [one, other] = [await prepareSubmission(sender), await sealSubmission(sender)]
      await sender.submit({
        submissionId: one.submissionId,
        encryptedMetadata: other.encryptedMetadata,
        encryptedData: other.encryptedData,
      })
      await assert.rejects(subscriber.fetch(one.submissionId), (error) => {
        assert.ok(error instanceof VerificationError)
        const [named] = other.contents
        assert.deepEqual(error.problems, [
          problem('missing-attachment', `attachment:${named?.attachmentId}`),
          problem('attachments-mismatch', 'metadata'),
        ])
        return true
      })
    })

    test('a key is rolled with an overlap: the new one is used at once, the old one is still taken and opened', async () => {
      const [{ publicJwk, privateJwk }, old] = [await anotherKey, testKeys.encryption]
      const [before, begun] = [await sendSubmission(sender), await prepareSubmission(sender)]
      const both = receiver([privateJwk, old.privateJwk])
      await assert.rejects(both.publishEncryptionKey(destinationId, { ...publicJwk, alg: 'RSA-OAEP' }), { code: 'key-algorithm' })
      await both.publishEncryptionKey(destinationId, publicJwk)
      await both.publishEncryptionKey(destinationId, publicJwk)
      assert.equal((await sender.destination(destinationId)).encryptionKid, publicJwk.kid)

      const later = await sendSubmission(sender)
      await begun.submit()
      for (const { submissionId } of [before, begun, later]) await both.accept(await both.fetch(submissionId))
      await both.publishEncryptionKey(destinationId, old.publicJwk)
    })

    test('a day after a key was superseded nothing that is sealed with it is taken any more', async () => {
      const { publicJwk } = await anotherKey
      const old = await sealSubmission(sender)
      await subscriber.publishEncryptionKey(destinationId, publicJwk)
      const begun = async () => ({ ...(await sender.announce({ destinationId, announcedAttachments: [], publicService })), ...old })
      const now = world.clock.now
      world.clock.now = new Date(now.getTime() + 24 * 60 * 60 * 1000 - 1000)
      await sender.submit(await begun())
      world.clock.now = new Date(now.getTime() + 24 * 60 * 60 * 1000)
      await assert.rejects(sender.submit(await begun()), { code: 'encryption-key-outdated', retry: 'new-submission' })
      await subscriber.publishEncryptionKey(destinationId, testKeys.encryption.publicJwk)
      await sender.submit(await begun())
    })
  })
}
