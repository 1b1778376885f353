import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { destinationId } from '../../../delivery-service/src/testing/delivery-world.ts'
import type { KeptApplication } from '../applications/testing/an-application.ts'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { type DeliveryScene, openDeliveryScene } from './testing/delivery-scene.ts'
import type { Break } from './testing/unreliable-proxy.ts'

let scene: DeliveryScene
before(async () => {
  scene = await openDeliveryScene()
})
after(() => scene.stop())
beforeEach(() => {
  scene.proxy.seen.length = 0
})
afterEach(() => {
  scene.proxy.breaks = () => undefined
})

const rowOf = ({ applicationId }: KeptApplication) =>
  scene.databases.withAuthority(musterstadt, (tx) =>
    tx.selectFrom('applications').select('state').where('application_id', '=', applicationId).executeTakeFirstOrThrow(),
  )

/** Takes what the receiver has in its inbox of this application; each must be whole. */
async function acceptReceived({ xml, attachments }: KeptApplication) {
  const waiting = await scene.receiver.list(destinationId)
  const fetched = await Promise.all(waiting.map(({ submissionId }) => scene.receiver.fetch(submissionId)))
  const own = fetched.filter(({ data }) => Buffer.from(data).toString() === xml)
  for (const { attachments: received } of own) {
    assert.deepEqual(
      received.map(({ attachmentId, bytes }) => [attachmentId, Buffer.from(bytes).toString('hex')]),
      [...attachments].map(([attachmentId, bytes]) => [attachmentId, bytes.toString('hex')]),
    )
  }
  for (const received of own) await scene.receiver.accept(received)
  return own
}

/** Attempts as a worker makes them, until one keeps the promise. */
async function deliverUntilKept(application: KeptApplication) {
  for (let attempts = 1; attempts < 20; attempts += 1) {
    if ((await scene.deliver(application).catch(() => undefined))?.kind === 'kept') return
  }
  assert.fail('never delivered')
}

test('an application reaches the delivery service with all its documents and is then shown as handed over', async () => {
  const application = await scene.keep()
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  assert.equal((await acceptReceived(application)).length, 1)
  assert.equal((await rowOf(application)).state, 'handed-over')
})

test('a kept promise is kept only once', async () => {
  const application = await scene.keep()
  await scene.deliver(application)
  scene.proxy.seen.length = 0
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  assert.deepEqual(scene.proxy.seen, [])
})

/** Requests of a whole delivery with two documents: announcement, destination, key, two documents, submission. */
const requests = 6

for (const how of ['before', 'after'] as const satisfies readonly Break[]) {
  for (let broken = 0; broken < requests; broken += 1) {
    test(`request ${broken + 1} breaks ${how} the delivery service has heard it: the application arrives once and whole`, async () => {
      const application = await scene.keep()
      scene.proxy.breaks = (_line, index) => (index === broken ? how : undefined)
      assert.equal((await scene.deliver(application)).kind, 'again')
      await deliverUntilKept(application)
      assert.equal((await acceptReceived(application)).length, 1)
    })
  }
}

/** Dies at one transaction: before it is committed, or right after. */
function dyingAt(transaction: number, how: Break): WithAuthority {
  let count = 0
  return async (authorityId, work) => {
    count += 1
    const isLast = count === transaction
    const result = await scene.deps.withAuthority(authorityId, async (tx) => {
      const done = await work(tx)
      if (isLast && how === 'before') throw new Error('killed')
      return done
    })
    if (isLast && how === 'after') throw new Error('killed')
    return result
  }
}

/** Transactions of a whole delivery with two documents. */
const transactions = 13

for (const how of ['before', 'after'] as const satisfies readonly Break[]) {
  for (let transaction = 1; transaction <= transactions; transaction += 1) {
    test(`the worker dies ${how} commit ${transaction}: the application arrives once and whole`, async () => {
      const application = await scene.keep()
      await assert.rejects(scene.deliver(application, { withAuthority: dyingAt(transaction, how) }), /killed/)
      await deliverUntilKept(application)
      assert.equal((await acceptReceived(application)).length, 1)
    })
  }
}

test('there are no further steps than those tried above', async () => {
  const application = await scene.keep()
  assert.deepEqual(await scene.deliver(application, { withAuthority: dyingAt(transactions + 1, 'before') }), { kind: 'kept' })
  assert.equal(scene.proxy.seen.length, requests)
})

test('once a submission may have arrived, the log is read and the kept bytes are sent: nothing is made anew', async () => {
  const application = await scene.keep()
  scene.proxy.breaks = (line) => (/^PUT \/v2\/submissions\/[^/]+$/.test(line) ? 'before' : undefined)
  assert.equal((await scene.deliver(application)).kind, 'again')
  scene.proxy.breaks = () => undefined
  scene.proxy.seen.length = 0
  await deliverUntilKept(application)
  assert.deepEqual(
    scene.proxy.seen.map((line) => line.replace(/[0-9a-f-]{36}/g, ':id').replace(/\?.*/, '')),
    ['GET /v2/submissions/:id/events', 'PUT /v2/submissions/:id'],
  )
})

test('a large application is sent in several turns, none of them a failure', async () => {
  const application = await scene.keep({ attachmentCount: 3 })
  let time = scene.world.clock.now.getTime()
  const slowly = {
    now: () => {
      time += 8000
      return new Date(time)
    },
  }
  const outcomes = [
    await scene.deliver(application, slowly),
    await scene.deliver(application, slowly),
    await scene.deliver(application, slowly),
  ]
  assert.deepEqual(outcomes, [
    { kind: 'again', code: 'sending', afterMs: 0 },
    { kind: 'again', code: 'sending', afterMs: 0 },
    { kind: 'kept' },
  ])
  assert.equal((await acceptReceived(application)).length, 1)
})
