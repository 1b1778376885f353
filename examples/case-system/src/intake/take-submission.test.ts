import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { type Checker, createChecker } from '@aufenthalt/xauslaender'
import { type DeliveryWorld, startDeliveryWorld } from '../../../../delivery-service/src/testing/delivery-world.ts'
import { aHeader, anApplication } from '../../../../xauslaender/src/testing/an-application.ts'
import { type CaseStore, openCaseStore } from '../cases/case-store.ts'
import { aSubmission } from '../testing/a-submission.ts'
import { sendMessage } from '../testing/send-message.ts'
import { acceptFiled } from './accept-filed.ts'
import { checkMessage } from './check-message.ts'
import { takeSubmission, type Waiting } from './take-submission.ts'
import { toCase } from './to-case.ts'

const { messageId } = anApplication().header
let world: DeliveryWorld
let checker: Checker
let folder = ''

before(async () => {
  world = await startDeliveryWorld()
  checker = await createChecker()
})
after(async () => {
  checker.dispose()
  await world.stop()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const take = (store: CaseStore, waiting: Waiting) =>
  takeSubmission({ store, checker, subscriber: world.subscriber(), now: () => world.clock.now }, waiting)
const filed = () => readdirSync(join(folder, 'cases'))

async function stateOf({ submissionId }: Waiting) {
  const sender = world.sender()
  return sender.statusOf(await sender.events({ submissionId }), submissionId)
}

/** Files a submission and dies before the sender is told. */
async function fileOnly({ submissionId, ags }: Waiting) {
  const submission = await world.subscriber().fetch(submissionId)
  const message = checkMessage(checker, { ...submission, ags })
  assert.ok('xml' in message)
  const { filed: before, files } = toCase(message, submission, '2026-11-02T09:00:00.000Z')
  await (await openCaseStore(folder)).insertCase(before, files)
  return submission
}

test('a sound submission is filed and accepted towards the sender', async () => {
  const waiting = await sendMessage(world.sender())
  const store = await openCaseStore(folder)
  assert.equal(await take(store, waiting), 'accepted')
  assert.deepEqual(filed(), [messageId])
  assert.ok(store.findCase(messageId)?.acceptedAt)
  assert.equal((await stateOf(waiting)).status, 'accepted')
})

test('a case whose acceptance was told to the sender, but not noted before the process died, is noted afterwards', async () => {
  const waiting = await sendMessage(world.sender())
  const submission = await fileOnly(waiting)
  await world.subscriber().accept(submission)

  const restarted = await openCaseStore(folder)
  assert.equal(restarted.findCase(messageId)?.acceptedAt, undefined)
  await acceptFiled({ store: restarted, subscriber: world.subscriber(), now: () => world.clock.now }, waiting.destinationId)
  assert.ok(restarted.findCase(messageId)?.acceptedAt)
  assert.equal((await stateOf(waiting)).status, 'accepted')
})

test('a case that was filed before the process died is accepted afterwards and not filed again', async () => {
  const waiting = await sendMessage(world.sender())
  await fileOnly(waiting)

  const restarted = await openCaseStore(folder)
  assert.equal(restarted.findCase(messageId)?.acceptedAt, undefined)
  assert.equal(await take(restarted, waiting), 'accepted')
  assert.deepEqual(filed(), [messageId])
  assert.equal(restarted.findCase(messageId)?.filedAt, '2026-11-02T09:00:00.000Z')
  assert.equal((await stateOf(waiting)).status, 'accepted')
})

test('the same message in a second submission is accepted and stays one case', async () => {
  const store = await openCaseStore(folder)
  for (const waiting of [await sendMessage(world.sender()), await sendMessage(world.sender())]) {
    assert.equal(await take(store, waiting), 'accepted')
  }
  assert.deepEqual(filed(), [messageId])
})

test('another message under a known id, and one for another authority, are rejected and not filed', async () => {
  const store = await openCaseStore(folder)
  await take(store, await sendMessage(world.sender()))
  const altered = await sendMessage(world.sender(), aSubmission({ person: { ...anApplication().person, givenNames: 'Mona' } }))
  const foreign = await sendMessage(world.sender(), aSubmission({ header: aHeader({ authority: { ags: '12999002', name: 'Andere' } }) }))
  for (const waiting of [altered, foreign]) {
    assert.equal(await take(store, waiting), 'rejected')
    const { status, problems } = await stateOf(waiting)
    assert.equal(status, 'rejected')
    assert.deepEqual(
      problems?.map(({ type, instance }) => `${type.split('/').at(-1)} ${instance}`),
      ['schema-violation data'],
    )
  }
  assert.deepEqual(filed(), [messageId])
})
