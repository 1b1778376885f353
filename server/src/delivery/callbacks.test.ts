import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { signCallback } from '@aufenthalt/fit-connect'
import { destinationId } from '../../../delivery-service/src/testing/delivery-world.ts'
import type { KeptApplication } from '../applications/testing/an-application.ts'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { leasePromises, settleLease } from '../promises/leases.ts'
import { callbackRoutes } from './callback-routes.ts'
import { findLatestDelivery } from './store.ts'
import { type DeliveryScene, openDeliveryScene } from './testing/delivery-scene.ts'

const secret = 'a secret between platform and delivery service'
let scene: DeliveryScene
let http: Http
before(async () => {
  scene = await openDeliveryScene()
  const routes = [callbackRoutes({ operator: scene.databases.operator, secret, now: () => scene.world.clock.now })]
  const readiness = { check: async () => true } as never
  http = await createHttp({ log: createLog('silent'), metrics: createMetrics(), readiness, publicUrl: 'http://platform.example', routes })
})
after(async () => {
  await http.close()
  await scene.stop()
})

async function call(submissions: unknown, { kind = 'new-events', with: key = secret, ageSeconds = 0 } = {}) {
  const payload = JSON.stringify({ type: `https://schema.fitko.de/fit-connect/submission-api/callbacks/${kind}`, submissions })
  const timestamp = Math.floor(scene.world.clock.now.getTime() / 1000) - ageSeconds
  const signature = await signCallback(key, timestamp, payload)
  const headers = { 'content-type': 'application/json', 'callback-timestamp': String(timestamp), 'callback-authentication': signature }
  return (await http.inject({ method: 'POST', url: '/api/fit-connect/callbacks', headers, payload })).statusCode
}

const planForTomorrow = ({ applicationId }: KeptApplication) =>
  scene.databases.worker
    .updateTable('promises')
    .set({ next_attempt_at: new Date(Date.now() + 86_400_000) })
    .where('subject_id', '=', applicationId)
    .execute()

/** Delivers one and plans its next look for tomorrow. */
async function deliverAndWait(): Promise<{ application: KeptApplication; ids: { destinationId: string; submissionId: string } }> {
  const application = await scene.keep()
  assert.deepEqual(await scene.deliver(application), { kind: 'kept' })
  await planForTomorrow(application)
  const delivery = await scene.deps.withAuthority(musterstadt, (tx) => findLatestDelivery(tx, application.applicationId))
  return { application, ids: { destinationId, submissionId: delivery!.submission_id } }
}

async function isDue({ applicationId }: KeptApplication): Promise<boolean> {
  const { next_attempt_at } = await scene.databases.worker
    .selectFrom('promises')
    .select('next_attempt_at')
    .where('subject_id', '=', applicationId)
    .where('kind', '=', 'follow-application')
    .executeTakeFirstOrThrow()
  return next_attempt_at.getTime() <= Date.now() + 1000
}

test('a callback wakes the look at what it names, and at nothing else', async () => {
  const [named, other] = [await deliverAndWait(), await deliverAndWait()]
  assert.equal(await call([named.ids]), 204)
  assert.deepEqual([await isDue(named.application), await isDue(other.application)], [true, false])
})

test('a callback that is forged, late or of another kind, or that names what nobody knows, wakes nothing', async () => {
  const { application, ids } = await deliverAndWait()
  assert.equal(await call([ids], { with: 'another secret, not shared with anybody' }), 401)
  assert.equal(await call([ids], { ageSeconds: 301 }), 401)
  assert.equal(await call([ids], { kind: 'new-submissions' }), 204)
  assert.equal(await call([{ ...ids, destinationId: crypto.randomUUID() }]), 204)
  assert.equal(await call([{ ...ids, submissionId: crypto.randomUUID() }]), 204)
  assert.equal(await isDue(application), false)
})

test('a callback that is sent again is answered as before and wakes nothing a second time', async () => {
  const { application, ids } = await deliverAndWait()
  assert.equal(await call([ids]), 204)
  await planForTomorrow(application)
  assert.equal(await call([ids]), 204)
  assert.equal(await isDue(application), false)
  assert.equal(await call([ids], { ageSeconds: 1 }), 204)
  assert.equal(await isDue(application), true)
})

test('a callback during a look makes another look follow at once; without one the plan counts', async () => {
  const turn = { kinds: ['follow-application'], free: 1, freeOfLane: new Map(), afterLane: '', leaseMs: 60_000 }
  const later = { kind: 'later', code: 'not-yet-accepted', afterMs: 3_600_000, hasFailed: false } as const
  const { application, ids } = await deliverAndWait()
  await scene.databases.worker.updateTable('promises').set({ state: 'kept' }).where('subject_id', '<>', application.applicationId).execute()
  scene.world.clock.now = new Date(scene.world.clock.now.getTime() + 2000)
  for (const isCalled of [true, false]) {
    await call([ids], { ageSeconds: isCalled ? 2 : 1 })
    const [leased] = await leasePromises(scene.databases.worker, turn)
    assert.equal(leased?.subjectId, application.applicationId)
    if (isCalled) assert.equal(await call([ids], { ageSeconds: 3 }), 204)
    await settleLease(scene.databases.worker, leased!, later)
    assert.equal(await isDue(application), isCalled)
  }
})

test('with callbacks looks are rarer, and find what no callback has told', async () => {
  const { application } = await deliverAndWait()
  const soon = await scene.follow(application, { isCalledBack: true })
  scene.world.clock.now = new Date(scene.world.clock.now.getTime() + 86_400_000)
  const later = await scene.follow(application, { isCalledBack: true })
  assert.ok(soon.kind === 'again' && later.kind === 'again')
  assert.deepEqual([soon.afterMs, later.afterMs], [60_000, 900_000])
  for (const { submissionId } of await scene.receiver.list(destinationId))
    await scene.receiver.accept(await scene.receiver.fetch(submissionId))
  assert.deepEqual(await scene.follow(application, { isCalledBack: true }), { kind: 'kept' })
})
