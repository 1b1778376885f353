import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { toAuthorityId } from './authority-id.ts'
import { dropConstraints, insertAnyRow, listTenantTables } from './testing/fill-tables.ts'
import { testDatabases } from './testing/test-database.ts'
import { inAuthority } from './with-authority.ts'

const databases = await testDatabases()
after(databases.close)
const musterstadt = toAuthorityId('12999001')
const beispielkreis = toAuthorityId('12999002')

/** What a role may see of all authorities at once, by name; everything else only inside one authority. */
const acrossAuthorities: { readonly [role: string]: readonly string[] } = {
  owner: [],
  app: [],
  worker: ['lanes', 'promises', 'authorities'],
  operator: ['lanes', 'promises', 'audit', 'authorities', 'authority_services', 'applications', 'notice_outcomes'],
}

type Reader = Kysely<never>
const { owner, app, worker, operator, appKeys, workerKeys } = databases
const keyOwner = workerKeys as unknown as Reader
const roles = { owner, app, worker, operator } as unknown as { [role: string]: Reader }

/** Counts rows; a role without the right to read sees none. */
async function countRows(reader: Reader, table: string): Promise<number> {
  const count = sql<{ seen: number }>`select count(authority_id) as seen from ${sql.table(table)}`.execute(reader)
  const { rows } = await count.catch((error: { code?: string }) => {
    if (error.code === '42501') return { rows: [{ seen: 0 }] }
    throw error
  })
  return Number(rows[0]?.seen)
}

const tables = await listTenantTables(owner)
await dropConstraints(owner)
for (const table of tables) for (const authorityId of [musterstadt, beispielkreis]) await insertAnyRow(owner, table, authorityId)

test('there are tenant tables to look at', () => assert.ok(tables.length >= 3))

for (const table of tables) {
  describe(`table ${table}`, () => {
    test('its key begins with the authority', async () => {
      const { rows } = await sql<{ first: string }>`
        select attname as first from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
        where conrelid = ${table}::regclass and contype = 'p'`.execute(owner)
      assert.deepEqual(rows, [{ first: 'authority_id' }])
    })

    for (const [role, reader] of Object.entries(roles)) {
      const seenByDesign = acrossAuthorities[role]?.includes(table) ?? false
      test(`${role} sees ${seenByDesign ? 'all authorities, as intended' : 'nothing without an authority'}`, async () => {
        const seen = await countRows(reader, table)
        assert.equal(seen, seenByDesign ? 2 : 0)
      })

      test(`${role} sees at most the one row of an authority`, {
        skip: seenByDesign && 'the role reads this table of all authorities by design',
      }, async () => {
        const seen = await inAuthority(reader, musterstadt, (tx) => countRows(tx, table)).catch(() => 0)
        assert.ok(seen <= 1)
        if (role === 'owner') assert.equal(seen, 1)
      })
    }
  })
}

test('every tenant table forces its policies', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relname = any(${tables}) and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`.execute(
    owner,
  )
  assert.deepEqual(rows, [])
})

test('no role of the platform may bypass policies, own a table or log in', async () => {
  const { rows } = await sql<{ name: string }>`
    select rolname as name from pg_roles where rolname in ('aufenthalt_owner', 'aufenthalt_app', 'aufenthalt_worker', 'aufenthalt_operator')
      and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)
    union all
    select relname from pg_class where relnamespace = 'aufenthalt'::regnamespace and relowner <> 'aufenthalt_owner'::regrole`.execute(owner)
  assert.deepEqual(rows, [])
})

test('without an authority no wrapped key of an application is seen', async () => {
  await inAuthority(appKeys, musterstadt, (tx) =>
    tx
      .insertInto('day_keys')
      .values({ authority_id: musterstadt, day: '2026-11-24', wrapped: Buffer.alloc(1) })
      .execute(),
  )
  for (const table of await listTenantTables(keyOwner)) {
    assert.equal(await countRows(keyOwner, table), 0)
    assert.equal(await countRows(appKeys as unknown as Reader, table), 0)
  }
  assert.equal(await inAuthority(keyOwner, musterstadt, (tx) => countRows(tx, 'day_keys')), 1)
})
