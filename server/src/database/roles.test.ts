import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { toAuthorityId } from './authority-id.ts'
import { openDatabase } from './pools.ts'
import { testDatabases } from './testing/test-database.ts'
import { inAuthority } from './with-authority.ts'

const databases = await testDatabases()
after(databases.close)
const { app, worker, operator, owner } = databases
const musterstadt = toAuthorityId('12999001')
const refused = { code: '42501' }
const entry = { authority_id: musterstadt, actor: 'test', action: 'looked', subject_id: 'one' }

test('each pool works as its role and comes back to it', async () => {
  const single = openDatabase({ url: databases.url, role: 'aufenthalt_app', maxConnections: 1 })
  const currentUser = sql<{ user: string }>`select current_user as user`
  assert.equal((await currentUser.execute(single)).rows[0]?.user, 'aufenthalt_app')
  await sql`reset role`.execute(single)
  assert.equal((await currentUser.execute(single)).rows[0]?.user, 'aufenthalt_app')
  await sql`discard all`.execute(single)
  assert.equal((await currentUser.execute(single)).rows[0]?.user, 'aufenthalt_app')
  await single.destroy()
})

test('only the owner changes the schema', async () => {
  for (const role of [app, worker, operator]) await assert.rejects(sql`create table mine (x int)`.execute(role), refused)
  await sql`create table mine (x int)`.execute(owner)
  for (const role of [app, worker, operator]) await assert.rejects(sql`select * from mine`.execute(role), refused)
})

test('a line of the audit can be added and never be changed or removed', async () => {
  for (const role of [app, worker, operator]) {
    await inAuthority(role, musterstadt, (tx) => tx.insertInto('audit').values(entry).execute())
    await assert.rejects(
      inAuthority(role, musterstadt, (tx) => tx.updateTable('audit').set({ actor: 'nobody' }).execute()),
      refused,
    )
    await assert.rejects(
      inAuthority(role, musterstadt, (tx) => tx.deleteFrom('audit').execute()),
      refused,
    )
    await assert.rejects(sql`truncate audit`.execute(role), refused)
  }
  assert.equal((await operator.selectFrom('audit').selectAll().execute()).length, 3)
})

test('days stay texts and large counts are numbers', async () => {
  const { rows } = await sql`select date '2026-03-29' as day, 9007199254740991::bigint as count, null::date as none`.execute(app)
  assert.deepEqual(rows, [{ day: '2026-03-29', count: Number.MAX_SAFE_INTEGER, none: null }])
})

test('a statement that takes too long is ended', async () => {
  const hasty = openDatabase({ url: databases.url, role: 'aufenthalt_app', statementTimeoutMs: 50 })
  await assert.rejects(sql`select pg_sleep(5)`.execute(hasty), { code: '57014' })
  await hasty.destroy()
})
