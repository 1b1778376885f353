import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { Registry } from 'prom-client'
import { moveApplication } from '../applications/store.ts'
import { keepAnApplication } from '../applications/testing/an-application.ts'
import { beispielkreis, musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { problem } from '../errors.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { openVault } from '../vault/open-vault.ts'
import { escalateSilence } from './escalate-silence.ts'
import { measureSilence } from './measure-silence.ts'
import { laneRoutes } from './routes.ts'
import { insertDelivery } from './store.ts'

const databases = await testDatabases()
const clock = { now: new Date('2026-11-24T10:30:00Z') }
const now = () => clock.now
const log = createLog('silent')
const asWorker = authorityScope(databases.worker)
let http: Http
before(async () => {
  for (const authorityId of [musterstadt, beispielkreis]) await seedAuthority(authorityScope(databases.owner), authorityId)
  const requireStaff = async ({ headers }: { headers: { [name: string]: unknown } }) => {
    if (headers['x-staff'] !== 'yes') throw problem('login-needed')
    return { subject: 'staff-1' }
  }
  const routes = [laneRoutes({ operator: databases.operator, now, requireStaff })]
  http = await createHttp({ log, metrics: createMetrics(), readiness: {}, publicUrl: 'https://aufenthalt.example', routes })
})
after(async () => {
  await http.close()
  await databases.close()
})

const vault = openVault({ keyDatabase: databases.appKeys, masterKey: randomBytes(32), generateReplyKey: generateEncryptionKeyPair })
const keep = (receivedAt: string) =>
  keepAnApplication({ withAuthority: databases.withAuthority, vault }, musterstadt, {
    attachmentCount: 0,
    receivedAt: new Date(receivedAt),
  })
const move = (applicationId: string, event: Parameters<typeof moveApplication>[2]) =>
  asWorker(musterstadt, (tx) => moveApplication(tx, { authorityId: musterstadt, applicationId }, event, clock.now))
const staff = { 'x-staff': 'yes' }

const hold = (applicationId: string, code: string) =>
  databases.worker.updateTable('promises').set({ state: 'held', last_code: code }).where('subject_id', '=', applicationId).execute()

const stateOf = async (applicationId: string) =>
  (await databases.worker.selectFrom('promises').select('state').where('subject_id', '=', applicationId).executeTakeFirst())?.state

test('staff alone see the lanes', async () => {
  assert.equal((await http.inject('/api/console/lanes')).statusCode, 401)
  assert.equal((await http.inject({ method: 'POST', url: '/api/console/lanes/12999001/retry' })).statusCode, 401)
})

test('each authority has one line: what waits, since when and why', async () => {
  const [first, second, done] = [await keep('2026-11-24T08:00:00Z'), await keep('2026-11-24T09:00:00Z'), await keep('2026-11-23T08:00:00Z')]
  await move(second.applicationId, 'submitted')
  await move(done.applicationId, 'accepted')
  await hold(first.applicationId, 'key-size')
  const { lanes } = (await http.inject({ url: '/api/console/lanes', headers: staff })).json()
  assert.deepEqual(lanes, [
    {
      ...{ ags: musterstadt, name: 'Ausländerbehörde Musterstadt', oldestUnacceptedAt: '2026-11-24T08:00:00.000Z' },
      ...{ received: 1, handedOver: 1, problem: 0, due: 2, held: 1, reasons: ['key-size'], breakerOpenUntil: null },
    },
    {
      ...{ ags: beispielkreis, name: 'Ausländerbehörde Musterstadt', oldestUnacceptedAt: null },
      ...{ received: 0, handedOver: 0, problem: 0, due: 0, held: 0, reasons: [], breakerOpenUntil: null },
    },
  ])
})

test('taking up a lane makes what is held due again, says so in the audit, and decides nothing that was not asked', async () => {
  const [key, refused] = [await keep('2026-11-24T10:00:00Z'), await keep('2026-11-24T10:00:00Z')]
  for (const { applicationId } of [key, refused]) {
    const ids = { submissionId: crypto.randomUUID(), caseId: crypto.randomUUID(), destinationId: crypto.randomUUID() }
    const begun = { ...ids, fitConnectApi: 'v2', now: clock.now } as const
    await asWorker(musterstadt, (tx) => insertDelivery(tx, { authorityId: musterstadt, applicationId, number: 1 }, begun))
  }
  await hold(key.applicationId, 'key-size')
  await hold(refused.applicationId, 'refused')
  const answer = await http.inject({ method: 'POST', url: `/api/console/lanes/${musterstadt}/retry`, headers: staff })
  assert.ok(answer.json().retried >= 2)
  assert.deepEqual([await stateOf(key.applicationId), await stateOf(refused.applicationId)], ['due', 'due'])

  const decided = await asWorker(musterstadt, (tx) =>
    tx.selectFrom('deliveries').select('application_id').where('renewal_decided_at', 'is not', null).execute(),
  )
  assert.deepEqual(decided, [{ application_id: refused.applicationId }])
  const audit = await databases.operator.selectFrom('audit').select(['actor', 'action']).where('action', '=', 'lane-retried').execute()
  assert.deepEqual(audit, [{ actor: 'staff staff-1', action: 'lane-retried' }])
})

test('silence is told after an hour, a day and three days, each once, until the application is accepted', async () => {
  const { applicationId } = await keep('2026-11-25T10:00:00Z')
  const escalate = async (time: string) => {
    clock.now = new Date(time)
    await escalateSilence({ database: databases.worker, withAuthority: asWorker, now, log })
  }
  const codes = async () => {
    const rows = await databases.operator
      .selectFrom('audit')
      .select('action')
      .where('subject_id', '=', applicationId)
      .orderBy('audit_id')
      .execute()
    return rows.map(({ action }) => action)
  }
  await escalate('2026-11-25T10:59:00Z')
  assert.deepEqual(await codes(), [])
  await escalate('2026-11-25T11:01:00Z')
  await escalate('2026-11-25T11:02:00Z')
  assert.deepEqual(await codes(), ['silent-1-hour'])
  await escalate('2026-11-26T10:01:00Z')
  assert.deepEqual(await codes(), ['silent-1-hour', 'silent-1-day'])
  const registry = new Registry()
  measureSilence(registry, databases.operator)
  assert.match(await registry.metrics(), /aufenthalt_silent_applications\{since="1-day"\} [1-9]/)
  await move(applicationId, 'accepted')
  await escalate('2026-11-29T10:01:00Z')
  assert.deepEqual(await codes(), ['silent-1-hour', 'silent-1-day'])
})
