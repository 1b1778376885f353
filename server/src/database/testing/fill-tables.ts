import { type Kysely, sql } from 'kysely'
import type { AuthorityId } from '../authority-id.ts'
import { schemaName } from '../pools.ts'
import { inAuthority } from '../with-authority.ts'

/** A value for each type of column that our tables have. */
const sampleValues: { readonly [type: string]: string } = {
  boolean: 'false',
  bytea: `'\\x00'`,
  date: 'current_date',
  integer: '0',
  bigint: '0',
  smallint: '0',
  jsonb: `'{}'`,
  text: 'md5(random()::text)',
  'text[]': `'{}'`,
  'timestamp with time zone': 'now()',
  uuid: 'gen_random_uuid()',
  'uuid[]': `'{}'`,
}

const neededColumns = (table: string) => sql<{ name: string; type: string }>`
  select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
  where attrelid = ${table}::regclass and attnum > 0 and attnotnull and not atthasdef and attidentity = '' and not attisdropped
    and attname <> 'authority_id'`

/** Names of all tables with rows of authorities. */
export async function listTenantTables<DB>(owner: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class as c join pg_attribute on attrelid = c.oid and attname = 'authority_id'
    where c.relnamespace = ${schemaName}::regnamespace and c.relkind in ('r', 'p') order by c.relname`.execute(owner)
  return rows.map(({ name }) => name)
}

/** Takes checks and references away, so that a row can be made without knowing what it means. Only for a test's own clone. */
export async function dropConstraints<DB>(owner: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint where connamespace = ${schemaName}::regnamespace and contype in ('c', 'f')`.execute(owner)
  for (const { statement } of rows) await sql.raw(statement).execute(owner)
}

/** Puts one row of the authority into the table, whatever its columns are. */
export async function insertAnyRow<DB>(owner: Kysely<DB>, table: string, authorityId: AuthorityId): Promise<void> {
  const { rows } = await neededColumns(table).execute(owner)
  const unknown = rows.filter(({ type }) => !sampleValues[type])
  if (unknown.length > 0) throw new Error(`No sample value for type ${unknown[0]?.type}: add one to ${import.meta.filename}`)
  const names = ['authority_id', ...rows.map(({ name }) => `"${name}"`)].join(', ')
  const values = [`'${authorityId}'`, ...rows.map(({ type }) => sampleValues[type])].join(', ')
  await inAuthority(owner, authorityId, (tx) => sql.raw(`insert into ${table} (${names}) values (${values})`).execute(tx))
}
