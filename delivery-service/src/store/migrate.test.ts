import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createTestDatabase } from '../testing/test-database.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

const database = await createTestDatabase()
const db = openDatabase(database.url)
after(async () => {
  await db.destroy()
  await database.drop()
})

test('several processes that start at once migrate once', async () => {
  await Promise.all([1, 2, 3].map(() => migrate(database.url)))
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db)
  assert.deepEqual(rows, [{ name: '0001-tables.sql' }, { name: '0002-callbacks-and-keys.sql' }])
})

test('a migration that was changed after it was applied stops the start', async () => {
  await sql`update migration set sha256 = 'other'`.execute(db)
  await assert.rejects(migrate(database.url), /0001-tables\.sql was changed/)
})
