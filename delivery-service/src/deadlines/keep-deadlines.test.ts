import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Db, openDatabase } from '../store/database.ts'
import { type DeliveryWorld, destinationId, startDeliveryWorld, testKeys } from '../testing/delivery-world.ts'
import { prepareSubmission, sendSubmission } from '../testing/send-submission.ts'
import { forgetCases } from './forget-cases.ts'
import { keepDeadlines } from './keep-deadlines.ts'

let world: DeliveryWorld
let db: Db
before(async () => {
  world = await startDeliveryWorld()
  db = openDatabase(world.config.databaseUrl)
})
after(async () => {
  await db.destroy()
  await world.stop()
})
beforeEach(() => {
  world.clock.now = new Date('2026-11-02T09:00:00Z')
})

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const pass = (ms: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + ms)
}
const issuer = { issuer: 'http://delivery.example', signingKey: testKeys.delivery.privateJwk, now: () => world.clock.now }
const keep = () => keepDeadlines(db, issuer)
const stateOf = async ({ submissionId }: { submissionId: string }) =>
  world.sender().statusOf(await world.sender().events({ submissionId, destinationId }), submissionId)
const keptBytes = async ({ submissionId }: { submissionId: string }) => {
  const submission = await db.selectFrom('submission').select('encryptedData').where('submissionId', '=', submissionId).executeTakeFirst()
  const attachments = await db.selectFrom('attachment').select('jwe').where('submissionId', '=', submissionId).execute()
  return [submission?.encryptedData, ...attachments.map(({ jwe }) => jwe)].filter((bytes) => bytes !== null && bytes !== undefined).length
}

test('an incomplete submission is deleted after a day, and the sender has to begin anew', async () => {
  const sent = await prepareSubmission(world.sender())
  pass(dayMs - minuteMs)
  assert.equal((await keep()).incompleteDeleted, 0)
  pass(minuteMs)
  assert.equal((await keep()).incompleteDeleted, 1)
  assert.equal((await keep()).incompleteDeleted, 0)
  assert.equal((await stateOf(sent)).status, 'deleted')
  assert.equal(await keptBytes(sent), 0)
  await assert.rejects(sent.submit(), { code: 'submission-not-found', retry: 'new-submission' })
})

test('a submission that nobody fetches is rejected after 14 days and deleted after 21', async () => {
  const sent = await sendSubmission(world.sender())
  pass(14 * dayMs - minuteMs)
  assert.equal((await keep()).unfetchedRejected, 0)
  pass(minuteMs)
  assert.equal((await keep()).unfetchedRejected, 1)
  const { status, rejectedBy, problems } = await stateOf(sent)
  assert.deepEqual([status, rejectedBy, problems.length], ['rejected', 'delivery-service', 1])
  assert.deepEqual(await world.subscriber().list(destinationId), [])
  assert.equal(await keptBytes(sent), 2)
  pass(7 * dayMs)
  assert.equal((await keep()).unfetchedDeleted, 1)
  assert.equal(await keptBytes(sent), 0)
  assert.equal((await stateOf(sent)).status, 'rejected')
})

test('a submission that was fetched and not answered is deleted after 7 days, and cannot be accepted any more', async () => {
  const sent = await sendSubmission(world.sender())
  pass(2 * dayMs)
  const fetched = await world.subscriber().fetch(sent.submissionId)
  pass(7 * dayMs - minuteMs)
  assert.equal((await keep()).fetchedDeleted, 0)
  pass(minuteMs)
  assert.equal((await keep()).fetchedDeleted, 1)
  assert.equal((await stateOf(sent)).status, 'deleted')
  assert.equal(await keptBytes(sent), 0)
  await assert.rejects(world.subscriber().accept(fetched), { code: 'submission-closed' })
})

test('an accepted submission leaves no bytes behind and no deadline', async () => {
  const sent = await sendSubmission(world.sender())
  await world.subscriber().accept(await world.subscriber().fetch(sent.submissionId))
  assert.equal(await keptBytes(sent), 0)
  pass(22 * dayMs)
  assert.deepEqual(Object.values(await keep()), [0, 0, 0, 0])
  assert.equal((await stateOf(sent)).status, 'accepted')
})

test('two processes at once do each thing once', async () => {
  const sent = await Promise.all([1, 2, 3, 4].map(() => prepareSubmission(world.sender(), { attachments: 0 })))
  pass(dayMs)
  const done = await Promise.all([keep(), keep(), keep()])
  assert.equal(
    done.reduce((sum, { incompleteDeleted }) => sum + incompleteDeleted, 0),
    4,
  )
  for (const { submissionId } of sent) {
    const events = await world.sender().events({ submissionId })
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['create-submission', 'delete-submission'],
    )
  }
})

test('events are forgotten 730 days after the last one of their case', async () => {
  pass(1000 * dayMs)
  const [old, living] = [await sendSubmission(world.sender()), await sendSubmission(world.sender())]
  await keep()
  pass(10 * dayMs)
  await sendSubmission(world.sender(), { caseId: living.caseId })
  pass(720 * dayMs)
  await forgetCases(db, world.clock.now)
  await assert.rejects(world.sender().events({ caseId: old.caseId }), { status: 404 })
  assert.equal((await world.sender().events({ caseId: living.caseId })).length, 4)
  assert.equal(await keptBytes(old), 0)
})
