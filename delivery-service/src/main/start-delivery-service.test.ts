import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSubscriber, generateEncryptionKeyPair, problem, VerificationError } from '@aufenthalt/fit-connect'
import { type DeliveryWorld, destinationId, publicService, startDeliveryWorld, testKeys } from '../testing/delivery-world.ts'
import { prepareSubmission, sealSubmission, sendSubmission, xml } from '../testing/send-submission.ts'

let world: DeliveryWorld
before(async () => {
  world = await startDeliveryWorld()
})
after(() => world.stop())

const kinds = async ({ caseId }: { caseId: string }) => (await world.sender().events({ caseId, destinationId })).map(({ kind }) => kind)

test('an application with attachments reaches the case system and is accepted', async () => {
  const [sender, subscriber] = [world.sender(), world.subscriber()]
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
  const sent = await sendSubmission(world.sender())
  const fetched = await world.subscriber().fetch(sent.submissionId)
  await world.subscriber().accept(fetched)
  await world.subscriber().accept(fetched)
  assert.equal((await kinds(sent)).filter((kind) => kind === 'accept-submission').length, 1)
  const problems = [problem('schema-violation', 'data')]
  await assert.rejects(world.subscriber().reject({ ...fetched, problems }), { code: 'submission-closed' })
})

test('a rejection carries its reasons to the sender, who may go on in the same case', async () => {
  const sent = await sendSubmission(world.sender())
  const fetched = await world.subscriber().fetch(sent.submissionId)
  await world.subscriber().reject({ ...fetched, problems: [problem('schema-violation', 'data')] })
  const state = world.sender().statusOf(await world.sender().events(sent), sent.submissionId)
  assert.equal(state.status, 'rejected')
  assert.equal(state.rejectedBy, 'receiver')
  assert.deepEqual(state.problems, [problem('schema-violation', 'data')])

  const again = await sendSubmission(world.sender(), { caseId: sent.caseId })
  assert.equal(again.caseId, sent.caseId)
  const events = await world.sender().events({ caseId: sent.caseId, destinationId })
  assert.equal(world.sender().statusOf(events, sent.submissionId).status, 'rejected')
  assert.equal(world.sender().statusOf(events, again.submissionId).status, 'submitted')
})

test('the final step is taken once: whoever repeats it is told to read the log', async () => {
  const sent = await prepareSubmission(world.sender())
  const outcomes = await Promise.allSettled([sent.submit(), sent.submit(), sent.submit()])
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  await assert.rejects(sent.submit(), { code: 'submission-already-submitted', status: 409, retry: 'never' })
  assert.deepEqual(await kinds(sent), ['create-submission', 'submit-submission'])
  const state = world.sender().statusOf(await world.sender().events(sent), sent.submissionId, sent.tags)
  assert.equal(state.status, 'submitted')
})

test('nothing is submitted before all announced attachments are there', async () => {
  const sender = world.sender()
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
  const sender = world.sender()
  const sent = await prepareSubmission(sender)
  const [attachmentId, jwe] = Object.entries(sent.attachments)[0]!
  await sender.sendAttachment({ ...sent, attachmentId, jwe })
  await sent.submit()
  await assert.rejects(sender.sendAttachment({ ...sent, attachmentId, jwe }), { code: 'submission-already-submitted' })
})

test('a case system without the right key says so, and the sender learns it', async () => {
  const sent = await sendSubmission(world.sender())
  const { privateJwk } = await generateEncryptionKeyPair()
  const subscriber = createSubscriber({ ...world.as('case-system'), privateKeys: [privateJwk], signingKey: testKeys.receiver.privateJwk })
  const error = await subscriber.fetch(sent.submissionId).catch((cause: unknown) => cause)
  assert.ok(error instanceof VerificationError)
  assert.deepEqual(error.problems, [problem('encryption-issue', 'metadata')])
  await subscriber.reject({ ...error.submission, problems: error.problems })
  assert.equal(world.sender().statusOf(await world.sender().events(sent), sent.submissionId).rejectedBy, 'receiver')
})

test('metadata that speak of other bytes are found out by the case system', async () => {
  const [sender, subscriber] = [world.sender(), world.subscriber()]
  const [one, other] = [await prepareSubmission(sender), await sealSubmission(sender)]
  await sender.submit({ submissionId: one.submissionId, encryptedMetadata: other.encryptedMetadata, encryptedData: other.encryptedData })
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

test('a key can be rolled: the new one is used at once, the old one still opens what is on its way', async () => {
  const { publicJwk, privateJwk } = await generateEncryptionKeyPair()
  const { access_token } = (await (
    await fetch(`${world.url}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'case-system',
        client_secret: world.as('case-system').clientSecret,
      }),
    })
  ).json()) as { access_token: string }
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }
  const call = (method: string, path: string, body: unknown) =>
    fetch(`${world.url}/v2/destinations/${destinationId}${path}`, { method, headers, body: JSON.stringify(body) })
  const before = await sendSubmission(world.sender())

  assert.equal((await call('PUT', `/keys/${publicJwk.kid}`, { ...publicJwk, alg: 'RSA-OAEP' })).status, 422)
  assert.equal((await call('PATCH', '', { encryptionKid: publicJwk.kid })).status, 404)
  assert.equal((await call('PUT', `/keys/${publicJwk.kid}`, publicJwk)).status, 201)
  assert.equal((await call('PUT', `/keys/${publicJwk.kid}`, publicJwk)).status, 200)
  assert.equal((await call('PATCH', '', { encryptionKid: publicJwk.kid })).status, 200)

  assert.equal((await world.sender().destination(destinationId)).encryptionKid, publicJwk.kid)
  const later = await sendSubmission(world.sender())
  const privateKeys = [privateJwk, testKeys.encryption.privateJwk]
  const subscriber = createSubscriber({ ...world.as('case-system'), privateKeys, signingKey: testKeys.receiver.privateJwk })
  for (const { submissionId } of [before, later]) await subscriber.accept(await subscriber.fetch(submissionId))
  assert.equal((await call('PATCH', '', { encryptionKid: testKeys.encryption.publicJwk.kid })).status, 200)
})

test('the log of the service names routes and states, and nothing that was sent', async () => {
  const { submissionId, caseId, contents } = await sendSubmission(world.sender())
  const log = world.logLines.join('')
  assert.match(log, /"route":"\/v2\/submissions\/:submissionId\/attachments\/:attachmentId","status":204/)
  for (const secret of [submissionId, caseId, contents[0]?.attachmentId ?? '', 'secret of', 'eyJ', 'remoteAddress']) {
    assert.equal(log.includes(secret), false, secret)
  }
})
