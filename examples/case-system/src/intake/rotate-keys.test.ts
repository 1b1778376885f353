import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createSubscriber } from '@aufenthalt/fit-connect'
import { type Checker, createChecker } from '@aufenthalt/xauslaender'
import { type DeliveryWorld, destinationId, startDeliveryWorld, testKeys } from '../../../../delivery-service/src/testing/delivery-world.ts'
import { openCaseStore } from '../cases/case-store.ts'
import { aSubmission } from '../testing/a-submission.ts'
import { sendMessage } from '../testing/send-message.ts'
import { type DestinationKeys, keysThatOpen, readKeys, watchKeys } from './destination-keys.ts'
import { rotateKeys } from './rotate-keys.ts'
import { takeSubmission, type Waiting } from './take-submission.ts'

const folder = mkdtempSync(join(tmpdir(), 'rotate-'))
const keysFile = join(folder, 'keys.json')
const old = testKeys.encryption.privateJwk
let world: DeliveryWorld
let checker: Checker
before(async () => {
  world = await startDeliveryWorld()
  checker = await createChecker()
  writeFileSync(
    keysFile,
    JSON.stringify([{ destinationId, ags: '12999001', decryptionKeys: [old], signingKey: testKeys.receiver.privateJwk }]),
  )
})
after(async () => {
  checker.dispose()
  await world.stop()
  rmSync(folder, { recursive: true })
})

const now = () => world.clock.now
const watched = watchKeys(keysFile, now)
const subscriberOf = ({ decryptionKeys, signingKey }: DestinationKeys) =>
  createSubscriber({ ...world.as('case-system'), privateKeys: [...decryptionKeys], signingKey })
const rotate = () => rotateKeys({ keysFile, overlapDays: 30, now: now(), subscriberOf })
const kidsNow = () => watched()[0]!.decryptionKeys.map(({ kid }) => kid)
const kidsAfter = (days: number) =>
  keysThatOpen(readKeys(keysFile)[0]!, new Date(now().getTime() + days * 86_400_000)).map(({ kid }) => kid)
async function take(waiting: Waiting) {
  const store = await openCaseStore(join(folder, waiting.submissionId))
  return takeSubmission({ store, checker, subscriber: subscriberOf(watched()[0]!), now }, waiting)
}

test('a running case system takes in what came before, during and after a rotation, each with the reply key that it brought', async () => {
  const replyKey = testKeys.encryption.publicJwk
  const before = await sendMessage(world.sender(), { ...aSubmission(), replyKey })
  const [kid] = await rotate()
  assert.equal((await world.sender().destination(destinationId)).encryptionKid, kid)
  assert.deepEqual(kidsNow(), [kid, old.kid])
  const later = await sendMessage(world.sender(), { ...aSubmission(), replyKey })
  for (const waiting of [before, later]) {
    assert.equal(await take(waiting), 'accepted')
    const [filed] = (await openCaseStore(join(folder, waiting.submissionId))).listCases()
    assert.deepEqual(filed?.replyKey, replyKey)
  }
  assert.equal(statSync(keysFile).mode & 0o777, 0o600)
})

test('the key before opens for thirty days, counted from its own end, and is forgotten at the rotation after them', async () => {
  const [current] = kidsNow()
  assert.deepEqual([kidsAfter(29), kidsAfter(30)], [[current, old.kid], [current]])
  const [next] = await rotateKeys({ keysFile, overlapDays: 60, now: now(), subscriberOf })
  assert.deepEqual([kidsAfter(30), kidsAfter(60)], [[next, current], [next]])
  await rotateKeys({ keysFile, overlapDays: 60, now: new Date(now().getTime() + 30 * 86_400_000), subscriberOf })
  assert.deepEqual(
    readKeys(keysFile)[0]!
      .decryptionKeys.slice(1)
      .map(({ kid }) => kid),
    [next, current],
  )
})

test('without the key before, what was sealed with it is rejected as unreadable, so that the sender seals it anew', async () => {
  const waiting = await sendMessage(world.sender())
  await rotate()
  const keys = readKeys(keysFile)[0]!
  const receiver = subscriberOf({ ...keys, decryptionKeys: keys.decryptionKeys.slice(0, 1) })
  const store = await openCaseStore(join(folder, 'without'))
  assert.equal(await takeSubmission({ store, checker, subscriber: receiver, now }, waiting), 'rejected')
  const { problems } = world.sender().statusOf(await world.sender().events({ submissionId: waiting.submissionId }), waiting.submissionId)
  assert.deepEqual(
    problems.map(({ type }) => type.split('/').at(-1)),
    ['encryption-issue'],
  )
})
