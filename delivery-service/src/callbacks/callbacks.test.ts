import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { problem } from '@aufenthalt/fit-connect'
import { keepDeadlines } from '../deadlines/keep-deadlines.ts'
import { type Db, openDatabase } from '../store/database.ts'
import { type CallbackReceiver, type HeardCallback, startCallbackReceiver } from '../testing/callback-receiver.ts'
import { type DeliveryWorld, destinationId, otherDestinationId, startDeliveryWorld, testKeys } from '../testing/delivery-world.ts'
import { sendSubmission } from '../testing/send-submission.ts'
import { backOffMs, createTeller } from './create-teller.ts'

let world: DeliveryWorld
let db: Db
let [sender, receiver]: CallbackReceiver[] = []
before(async () => {
  const now = () => world.clock.now
  sender = await startCallbackReceiver(now)
  receiver = await startCallbackReceiver(now)
  const [{ url, secret }, theirs] = [sender, receiver]
  world = await startDeliveryWorld({ sender: { url, secret }, receiver: { url: theirs.url, secret: theirs.secret, apiVersion: 'v1' } })
  db = openDatabase(world.config.databaseUrl)
})
after(async () => {
  await Promise.all([sender!.close(), receiver!.close(), db.destroy()])
  await world.stop()
})
beforeEach(() => {
  for (const one of [sender!, receiver!]) Object.assign(one, { heard: [], status: 204 })
})

type Sent = Awaited<ReturnType<typeof sendSubmission>>
const speaksOf =
  ({ submissionId }: Pick<Sent, 'submissionId'>, kind: string) =>
  ({ callback, rawBody }: HeardCallback) =>
    callback?.kind === kind && rawBody.includes(submissionId)
const waiting = async () =>
  Number(
    (
      await db
        .selectFrom('callback')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const untilNoneWaits = async () => {
  const teller = createTeller(db, () => world.clock.now)
  while ((await waiting()) > 0) {
    await teller.turn()
    await teller.whenIdle()
  }
}

test('the receiver hears of a new submission, signed and in the form of its version', async () => {
  const sent = await sendSubmission(world.sender())
  const { callback, path } = await receiver!.waitFor(speaksOf(sent, 'new-submissions'))
  const { submissionId, caseId } = sent
  assert.deepEqual(callback?.content, { submissions: [{ destinationId, submissionId, caseId }], submissionIds: [submissionId] })
  assert.equal(path, '/callbacks')
  assert.equal(sender!.heard.length, 0)
})

test('the sender hears that a submission was fetched and accepted, without what only v1 has', async () => {
  const sent = await sendSubmission(world.sender())
  const { submissionId, caseId } = sent
  await world.subscriber().accept(await world.subscriber().fetch(submissionId))
  const { callback } = await sender!.waitFor(speaksOf(sent, 'new-events'))
  const { submissions, ...rest } = callback!.content as { submissions: unknown[] }
  assert.deepEqual([submissions[0], rest], [{ destinationId, submissionId, caseId }, {}])
  await receiver!.waitFor(speaksOf(sent, 'new-events'))
  await untilNoneWaits()
})

test('a rejection by the receiver is told to the sender, one by the service to both', async () => {
  const [one, other] = [await sendSubmission(world.sender()), await sendSubmission(world.sender())]
  const fetched = await world.subscriber().fetch(one.submissionId)
  await world.subscriber().reject({ ...fetched, problems: [problem('schema-violation', 'data')] })
  await sender!.waitFor(speaksOf(one, 'new-events'))
  world.clock.now = new Date(world.clock.now.getTime() + 14 * 86_400_000)
  await keepDeadlines(db, { issuer: 'http://delivery.example', signingKey: testKeys.delivery.privateJwk, now: () => world.clock.now })
  for (const both of [sender!, receiver!]) await both.waitFor(speaksOf(other, 'new-events'))
})

test('who does not hear is told again, later and later, with a new time and signature; the others need not wait', async () => {
  await untilNoneWaits()
  receiver!.status = 503
  const sent = await sendSubmission(world.sender())
  const first = await receiver!.waitFor(speaksOf(sent, 'new-submissions'))
  await world.subscriber().fetch(sent.submissionId)
  await sender!.waitFor(speaksOf(sent, 'new-events'))

  receiver!.status = 204
  receiver!.heard.length = 0
  world.clock.now = new Date(world.clock.now.getTime() + backOffMs(1) + 1)
  const second = await receiver!.waitFor(speaksOf(sent, 'new-submissions'))
  assert.equal(second.rawBody, first.rawBody)
  assert.notEqual(second.headers['callback-authentication'], first.headers['callback-authentication'])
  await untilNoneWaits()
  assert.deepEqual([1, 2, 3, 12, 100].map(backOffMs), [2000, 4000, 8000, 3_600_000, 3_600_000])
})

test('one who takes long to hear delays nobody else', async () => {
  await untilNoneWaits()
  const { promise, resolve } = Promise.withResolvers<void>()
  receiver!.until = promise
  const sent = await sendSubmission(world.sender())
  await receiver!.waitFor(speaksOf(sent, 'new-submissions'))
  await world.subscriber().fetch(sent.submissionId)
  await sender!.waitFor(speaksOf(sent, 'new-events'))
  resolve()
  await untilNoneWaits()
})

test('a redirect is no hearing and is not followed', async () => {
  receiver!.status = 307
  const sent = await sendSubmission(world.sender())
  await receiver!.waitFor(speaksOf(sent, 'new-submissions'))
  assert.ok(receiver!.heard.every(({ path }) => path === '/callbacks'))
  assert.ok((await waiting()) > 0)
})

test('who has given no address is told nothing, and no line of the log has an address or a secret', async () => {
  receiver!.status = 204
  world.clock.now = new Date(world.clock.now.getTime() + 3_600_000)
  await untilNoneWaits()
  const before = receiver!.heard.length
  const sent = await sendSubmission(world.sender('other-online-service'), { to: otherDestinationId })
  assert.equal(await waiting(), 0)
  assert.equal(receiver!.heard.length, before)
  for (const text of ['/callbacks', 'a secret between', sent.submissionId])
    assert.equal(world.logLines.join('').includes(text), false, text)
})
