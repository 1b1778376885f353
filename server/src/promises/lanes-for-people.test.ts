import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Registry } from 'prom-client'
import { testDatabases } from '../database/testing/test-database.ts'
import { inAuthority } from '../database/with-authority.ts'
import { listLanes } from './list-lanes.ts'
import { measurePromises } from './measure-promises.ts'
import { retryPromises } from './retry-promises.ts'
import { authority, promise, stateOf } from './testing/lanes-of-test.ts'

const databases = await testDatabases()
after(databases.close)
const { worker, operator } = databases
const [musterstadt, beispielkreis] = [authority(1), authority(2)]

const hold = (subjectId: string, code: string) =>
  worker.updateTable('promises').set({ state: 'held', last_code: code, failures: 4 }).where('subject_id', '=', subjectId).execute()

await promise(databases, musterstadt, 'one')
await promise(databases, musterstadt, 'two')
await promise(databases, musterstadt, 'three')
await promise(databases, beispielkreis, 'other')
await hold('one', 'key-refused')
await hold('two', 'rejected')
await hold('other', 'rejected')
await worker
  .updateTable('lanes')
  .set({ failures: 5, open_until: new Date(Date.now() + 60_000) })
  .where('authority_id', '=', musterstadt)
  .execute()

test('the operator sees how every lane stands', async () => {
  const [first, second] = await listLanes(operator)
  assert.deepEqual(
    { ...first, oldestOpenAt: undefined, openUntil: first?.openUntil instanceof Date },
    {
      authorityId: musterstadt,
      due: 1,
      held: 2,
      oldestOpenAt: undefined,
      codes: ['key-refused', 'rejected'],
      failures: 5,
      openUntil: true,
    },
  )
  assert.ok(first?.oldestOpenAt instanceof Date)
  assert.deepEqual([second?.held, second?.openUntil], [1, null])
})

test('the figures say the same', async () => {
  const registry = new Registry()
  measurePromises(registry, operator, () => new Date())
  const text = await registry.metrics()
  assert.match(text, /aufenthalt_promises\{lane="12999001",state="held"\} 2/)
  assert.match(text, /aufenthalt_breaker_is_open\{lane="12999001"\} 1/)
  assert.match(text, /aufenthalt_breaker_is_open\{lane="12999002"\} 0/)
})

test('a person takes one held promise up again, and its lane opens', async () => {
  const { promise_id } = await stateOf(databases, 'one')
  assert.equal(await inAuthority(operator, musterstadt, (tx) => retryPromises(tx, musterstadt, [promise_id])), 1)
  assert.deepEqual([(await stateOf(databases, 'one')).state, (await stateOf(databases, 'two')).state], ['due', 'held'])
  assert.equal((await listLanes(operator))[0]?.openUntil, null)
})

test('a person takes everything of one authority up again, and nothing of another', async () => {
  assert.equal(await inAuthority(operator, musterstadt, (tx) => retryPromises(tx, musterstadt)), 3)
  assert.equal((await stateOf(databases, 'two')).state, 'due')
  assert.equal((await stateOf(databases, 'other')).state, 'held')
})
