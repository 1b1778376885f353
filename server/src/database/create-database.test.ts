import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createDatabase } from './create-database.ts'
import { keyMigrations, migrateDatabase } from './migrate.ts'
import { openDatabase } from './pools.ts'
import { cloneName, onServer } from './testing/template-databases.ts'
import { testServerUrl } from './testing/test-database.ts'

const name = cloneName('created')
after(() => onServer(testServerUrl(), (client) => client.query(`drop database ${name} with (force)`)))

test('a new database belongs to a login that is no superuser and can be migrated by it', async () => {
  const url = await createDatabase(testServerUrl(), name)
  assert.equal(await createDatabase(testServerUrl(), name), url)
  await migrateDatabase(url, keyMigrations())
  const database = openDatabase({ url, role: 'aufenthalt_app' })
  const { rows } = await sql`
    select session_user::text as login, current_user::text as role,
      (select rolsuper or rolinherit from pg_roles where rolname = session_user) as "hasMore"`.execute(database)
  assert.deepEqual(rows, [{ login: 'aufenthalt', role: 'aufenthalt_app', hasMore: false }])
  await sql`set role none`.execute(database)
  await assert.rejects(sql`select * from aufenthalt.day_keys`.execute(database), { code: '42501' })
  await database.destroy()
})
