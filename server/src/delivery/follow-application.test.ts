import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { createSender, type FetchedSubmission, problem } from '@aufenthalt/fit-connect'
import { destinationId } from '../../../delivery-service/src/testing/delivery-world.ts'
import type { KeptApplication } from '../applications/testing/an-application.ts'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import type { Kept } from '../promises/keep-promise.ts'
import { fitConnectChannel } from './fit-connect-channel.ts'
import { retryLane } from './retry-lane.ts'
import { type DeliveryScene, openDeliveryScene } from './testing/delivery-scene.ts'

let scene: DeliveryScene
before(async () => {
  scene = await openDeliveryScene()
})
after(() => scene.stop())
afterEach(() => {
  scene.proxy.breaks = () => undefined
})

async function keepAndDeliver(): Promise<KeptApplication> {
  const application = await scene.keep()
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  return application
}

/** Everything in the inbox that is this application; fetching tells the delivery service that the receiver knows it. */
async function fetchAll({ xml }: KeptApplication): Promise<FetchedSubmission[]> {
  const waiting = await scene.receiver.list(destinationId)
  const fetched = await Promise.all(waiting.map(({ submissionId }) => scene.receiver.fetch(submissionId)))
  return fetched.filter(({ data }) => Buffer.from(data).toString() === xml)
}

async function fetchOne(application: KeptApplication): Promise<FetchedSubmission> {
  const [one, ...others] = await fetchAll(application)
  assert.ok(one)
  assert.deepEqual(others, [])
  return one
}

async function timelineOf({ applicationId }: KeptApplication): Promise<string[]> {
  const steps = await scene.databases.withAuthority(musterstadt, (tx) =>
    tx.selectFrom('application_steps').select('kind').where('application_id', '=', applicationId).orderBy('step_id').execute(),
  )
  return steps.map(({ kind }) => kind)
}

async function openPromisesOf({ applicationId }: KeptApplication): Promise<string[]> {
  const rows = await scene.databases.worker
    .selectFrom('promises')
    .select('kind')
    .where('subject_id', '=', applicationId)
    .where('state', '<>', 'kept')
    .orderBy('kind')
    .execute()
  return rows.map(({ kind }) => kind)
}

/** Writes down an outcome as the worker's loop does. */
async function settleAs({ applicationId }: KeptApplication, kind: string, kept: Kept) {
  await scene.databases.worker
    .updateTable('promises')
    .set(kept.kind === 'held' ? { state: 'held', last_code: kept.code } : { state: kept.kind === 'kept' ? 'kept' : 'due' })
    .where('subject_id', '=', applicationId)
    .where('kind', '=', kind)
    .execute()
}

const retry = () => retryLane({ operator: scene.databases.operator, now: () => new Date(), staff: 'staff-1' }, musterstadt)

test('an application is accepted only when the case system says so itself; then the rest of it is promised to be shredded', async () => {
  const application = await keepAndDeliver()
  const before = await scene.follow(application)
  assert.deepEqual([before.kind, 'code' in before && before.code], ['again', 'not-yet-accepted'])
  assert.deepEqual(await timelineOf(application), ['received', 'handed-over'])

  await scene.receiver.accept(await fetchOne(application))
  assert.deepEqual(await scene.follow(application), { kind: 'kept' })
  assert.deepEqual(await timelineOf(application), ['received', 'handed-over', 'accepted'])
  assert.ok((await openPromisesOf(application)).includes('shred-application'))
})

test('looks at the log become rarer with the time that has passed, and are never failures', async () => {
  const application = await keepAndDeliver()
  const soon = await scene.follow(application)
  scene.world.clock.now = new Date(scene.world.clock.now.getTime() + 3_600_000)
  const later = await scene.follow(application)
  assert.ok(soon.kind === 'again' && later.kind === 'again')
  assert.deepEqual([soon.afterMs, later.afterMs], [1000, 300_000])
})

test('a rejection by the authority waits for a person; after their decision the same message is sent once more', async () => {
  const application = await keepAndDeliver()
  await settleAs(application, 'deliver-application', { kind: 'kept' })
  const fetched = await fetchOne(application)
  await scene.receiver.reject({ ...fetched, problems: [problem('schema-violation', 'data')] })
  const held = await scene.follow(application)
  assert.deepEqual(held, { kind: 'held', code: 'refused' })
  assert.deepEqual(await timelineOf(application), ['received', 'handed-over', 'problem'])
  assert.deepEqual(await fetchAll(application), [])

  await settleAs(application, 'follow-application', held)
  assert.ok((await retry()) >= 1)
  assert.equal((await scene.follow(application)).kind, 'again')
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  await scene.receiver.accept(await fetchOne(application))
  assert.deepEqual(await scene.follow(application), { kind: 'kept' })
  assert.deepEqual(await timelineOf(application), ['received', 'handed-over', 'problem', 'handed-over', 'accepted'])
})

test('what nobody fetched for 14 days and the delivery service gave up is sent anew by itself', async () => {
  const application = await keepAndDeliver()
  await settleAs(application, 'deliver-application', { kind: 'kept' })
  await scene.passDays(14)
  assert.deepEqual(await scene.follow(application), { kind: 'again', code: 'lost' })
  assert.deepEqual(await openPromisesOf(application), ['deliver-application', 'follow-application'])
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  await scene.receiver.accept(await fetchOne(application))
  assert.deepEqual(await scene.follow(application), { kind: 'kept' })
})

test('what was fetched and never answered is not sent again before a person has asked the authority', async () => {
  const application = await keepAndDeliver()
  await settleAs(application, 'deliver-application', { kind: 'kept' })
  await fetchOne(application)
  await scene.passDays(7)
  const held = await scene.follow(application)
  assert.deepEqual(held, { kind: 'held', code: 'outcome-unknown' })
  assert.deepEqual(await scene.follow(application), held)

  await settleAs(application, 'follow-application', held)
  await retry()
  assert.equal((await scene.follow(application)).kind, 'again')
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  await fetchOne(application)
})

const submitting = (line: string) => /^PUT \/v2\/submissions\/[^/]+$/.test(line)

test('the answer to the last step is lost and nobody can be reached for 25 hours: it arrived, and is not sent again', async () => {
  const application = await scene.keep()
  scene.proxy.breaks = (line) => (submitting(line) ? 'after' : undefined)
  assert.equal((await scene.deliver(application)).kind, 'again')
  scene.proxy.breaks = () => 'before'
  await scene.passDays(25 / 24)
  assert.equal((await scene.deliver(application)).kind, 'again')
  scene.proxy.breaks = () => undefined
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  await scene.receiver.accept(await fetchOne(application))
})

test('the last step is lost on its way and nobody can be reached for 25 hours: the log says so, and it is sent anew', async () => {
  const application = await scene.keep()
  scene.proxy.breaks = (line) => (submitting(line) ? 'before' : undefined)
  assert.equal((await scene.deliver(application)).kind, 'again')
  scene.proxy.breaks = () => undefined
  await scene.passDays(25 / 24)
  assert.deepEqual(await scene.deliver(application), { kind: 'again', code: 'lost' })
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  await scene.receiver.accept(await fetchOne(application))
})

test('an unfinished submission that the delivery service forgot after a day is begun anew', async () => {
  const application = await scene.keep()
  scene.proxy.breaks = (line) => (line.includes('/attachments/') ? 'before' : undefined)
  assert.equal((await scene.deliver(application)).kind, 'again')
  scene.proxy.breaks = () => undefined
  await scene.passDays(1)
  assert.deepEqual(await scene.deliver(application), { kind: 'again', code: 'submission-not-found' })
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  await scene.receiver.accept(await fetchOne(application))
})

test('a log that the delivery service does not know any more proves nothing: a person decides', async () => {
  const application = await scene.keep()
  scene.proxy.breaks = (line) => (submitting(line) ? 'after' : undefined)
  await scene.deliver(application)
  const gone = { type: 'https://schema.fitko.de/fit-connect/submission-api/problems/submission-not-found' }
  scene.proxy.breaks = (line) => (line.includes('/events') ? { status: 404, body: gone } : undefined)
  const held = await scene.deliver(application)
  assert.deepEqual(held, { kind: 'held', code: 'outcome-unknown' })
  assert.deepEqual(await timelineOf(application), ['received', 'problem'])
})

test('a key that breaks the rules stops the delivery: nothing is encrypted with it, and a person is told', async () => {
  const application = await scene.keep()
  const { kid, ...weak } = { kid: 'weak-key-1', kty: 'RSA', alg: 'RSA-OAEP-256', key_ops: ['wrapKey'], n: 'q'.repeat(342), e: 'AQAB' }
  scene.proxy.breaks = (line) => (line.includes('/keys/') ? { status: 200, body: { kid, ...weak } } : undefined)
  const held = await scene.deliver(application)
  assert.equal(held.kind, 'held')
  assert.ok('code' in held && held.code.startsWith('key-'))
  assert.deepEqual(await timelineOf(application), ['received', 'problem'])
  scene.proxy.breaks = () => undefined
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  assert.deepEqual(await timelineOf(application), ['received', 'problem', 'handed-over'])
  await scene.receiver.accept(await fetchOne(application))
})

test('nothing that no scanner has seen leaves while a scanner is configured', async () => {
  const application = await scene.keep({ isScanned: false })
  assert.deepEqual(await scene.deliver(application, { scan: async () => 'unavailable' }), { kind: 'again', code: 'scanner-unavailable' })
  assert.deepEqual(await scene.deliver(application, { scan: async () => 'infected' }), { kind: 'held', code: 'attachment-infected' })
  assert.deepEqual(await fetchAll(application), [])
  assert.deepEqual(await scene.deliver(application, { scan: async () => 'clean' }), { kind: 'kept' })
  await scene.receiver.accept(await fetchOne(application))
})

test('a receiver that accepts something else than what was sent is not believed', async () => {
  const application = await keepAndDeliver()
  const fetched = await fetchOne(application)
  const { authenticationTags } = fetched
  await scene.receiver.accept({ ...fetched, authenticationTags: { ...authenticationTags, data: 'A'.repeat(22) } }).catch(() => {})
  const outcome = await scene.follow(application)
  assert.notEqual(outcome.kind, 'kept')
  assert.ok(!(await timelineOf(application)).includes('accepted'))
})

test('a wrong secret of the platform holds nothing: deliveries go on by themselves when it is put right', async () => {
  const application = await scene.keep()
  const stranger = { ...scene.world.as('online-service'), clientSecret: 'wrong' }
  const sender = createSender(stranger)
  const outcome = await scene.deliver(application, { channel: fitConnectChannel({ v1: sender, v2: sender }) })
  assert.deepEqual(outcome, { kind: 'again', code: 'client-refused' })
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
})
