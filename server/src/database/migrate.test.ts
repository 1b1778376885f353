import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { withDatabaseName } from './address.ts'
import { keyMigrations, type Migration, migrateDatabase, platformMigrations } from './migrate.ts'
import { openDatabase } from './pools.ts'
import { cloneName, onServer } from './testing/template-databases.ts'
import { testServerUrl } from './testing/test-database.ts'

const made: string[] = []
after(() =>
  onServer(testServerUrl(), async (client) => {
    for (const name of made) await client.query(`drop database ${name} with (force)`)
  }),
)

async function emptyDatabase(): Promise<string> {
  const name = cloneName('migrate')
  await onServer(testServerUrl(), (client) => client.query(`create database ${name} template template0 encoding 'UTF8'`))
  made.push(name)
  return withDatabaseName(testServerUrl(), name)
}

const createTable: Migration = { name: '0001_first.sql', sql: 'create table first (x int)' }
const failing: Migration = { name: '0002_second.sql', sql: 'create table second (x int); select 1 / 0' }

test('each step is applied once, however many processes migrate at the same time', async () => {
  const url = await emptyDatabase()
  const applied = await Promise.all([1, 2, 3].map(() => migrateDatabase(url, platformMigrations())))
  assert.deepEqual(
    applied.flat().sort(),
    platformMigrations()
      .map(({ name }) => name)
      .sort(),
  )
  assert.deepEqual(await migrateDatabase(url, platformMigrations()), [])
})

test('a step that fails leaves nothing behind and is tried again', async () => {
  const url = await emptyDatabase()
  await assert.rejects(migrateDatabase(url, [createTable, failing]), /0002_second.sql failed/)
  const database = openDatabase({ url, role: 'aufenthalt_owner' })
  const { rows } = await sql`select to_regclass('first') is not null as first, to_regclass('second') is not null as second`.execute(
    database,
  )
  await database.destroy()
  assert.deepEqual(rows, [{ first: true, second: false }])
  assert.deepEqual(await migrateDatabase(url, [createTable, { ...failing, sql: 'create table second (x int)' }]), ['0002_second.sql'])
})

test('a step that was changed after it was applied is refused', async () => {
  const url = await emptyDatabase()
  await migrateDatabase(url, [createTable])
  await assert.rejects(migrateDatabase(url, [{ ...createTable, sql: `${createTable.sql};` }]), /changed after it was applied/)
})

test('the steps of both databases are numbered without a gap in meaning: each name is there once', () => {
  for (const migrations of [platformMigrations(), keyMigrations()]) {
    const numbers = migrations.map(({ name }) => name.slice(0, 4))
    assert.deepEqual(numbers, [...new Set(numbers)].sort())
    assert.ok(migrations.length >= 2)
  }
})

test('an authority that was there before profiles had days keeps its own', async () => {
  const url = await emptyDatabase()
  await migrateDatabase(
    url,
    platformMigrations().filter(({ name }) => name < '0008'),
  )
  await onServer(url, async (client) => {
    await client.query(`insert into aufenthalt.authorities values
      ('12999001', 'Ausländerbehörde Musterstadt', '12', 'a', 'e', 'p', '{}', '{}', 'frame', '1', gen_random_uuid(), null, true)`)
    await migrateDatabase(url, platformMigrations())
    const { rows } = await client.query('select profiles from aufenthalt.authorities')
    assert.deepEqual(rows, [{ profiles: [{ profile: '1' }] }])
  })
})
