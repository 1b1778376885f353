import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addPromise } from '../promises/add-promise.ts'
import { toAuthorityId } from './authority-id.ts'
import { openDatabase } from './pools.ts'
import { testDatabases } from './testing/test-database.ts'
import { authorityScope, type Tx } from './with-authority.ts'

const databases = await testDatabases()
// A single connection: every statement follows the one before on it.
const single = openDatabase({ url: databases.url, role: 'aufenthalt_app', maxConnections: 1 })
const withAuthority = authorityScope(single)
after(async () => {
  await single.destroy()
  await databases.close()
})

const musterstadt = toAuthorityId('12999001')
const beispielkreis = toAuthorityId('12999002')
const listPromises = (tx: Tx | typeof single) => tx.selectFrom('promises').select('subject_id').execute()
const deliver = (authorityId: typeof musterstadt, subjectId: string) => ({ kind: 'deliver', authorityId, subjectId })

await withAuthority(musterstadt, (tx) => addPromise(tx, deliver(musterstadt, 'one')))

test('an authority sees its own rows and no other authority sees them', async () => {
  assert.deepEqual(await withAuthority(musterstadt, listPromises), [{ subject_id: 'one' }])
  assert.deepEqual(await withAuthority(beispielkreis, listPromises), [])
})

test('without an authority there are no rows, also on the connection that just had one', async () => {
  await withAuthority(musterstadt, listPromises)
  assert.deepEqual(await listPromises(single), [])
})

test('right after a failed transaction the same connection sees no rows', async () => {
  const failing = withAuthority(musterstadt, async (tx) => {
    assert.equal((await listPromises(tx)).length, 1)
    await sql`select 1 / 0`.execute(tx)
  })
  await assert.rejects(failing, { code: '22012' })
  assert.deepEqual(await listPromises(single), [])
  assert.deepEqual(await withAuthority(beispielkreis, listPromises), [])
})

test('a row for another authority is refused', async () => {
  const foreign = withAuthority(musterstadt, (tx) => addPromise(tx, deliver(beispielkreis, 'two')))
  await assert.rejects(foreign, { code: '42501' })
})

test('what failed has left nothing behind', async () => {
  const failing = withAuthority(musterstadt, async (tx) => {
    await addPromise(tx, deliver(musterstadt, 'three'))
    throw new Error('the cause failed')
  })
  await assert.rejects(failing, /the cause failed/)
  assert.deepEqual(await withAuthority(musterstadt, listPromises), [{ subject_id: 'one' }])
})
