// Writes a schema down from the database's catalogue, in the same words on every version of PostgreSQL.
import { type Kysely, sql } from 'kysely'
import { schemaName } from './pools.ts'

type Line = { readonly line: string }

const inSchema = sql`(select oid from pg_namespace where nspname = ${schemaName})`

/** Functions and procedures. */
const functions = sql<Line>`
  select pg_get_functiondef(oid) || ';' as line from pg_proc where pronamespace = ${inSchema} order by proname`

const columns = sql`
  select string_agg(format(E',\n  %I %s', attname, format_type(atttypid, atttypmod))
    || case when attstorage <> typstorage then ' storage ' || (case attstorage when 'e' then 'external' else attstorage::text end) else '' end
    || case when attnotnull then ' not null' else '' end
    || case when attidentity <> '' then ' generated always as identity' else '' end
    || coalesce(' default ' || pg_get_expr(adbin, adrelid), ''), '' order by attnum)
  from pg_attribute join pg_type as t on t.oid = atttypid left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = c.oid and attnum > 0 and not attisdropped`

// Since PostgreSQL 18 "not null" is a constraint of its own (n); the columns say it already.
const constraints = sql`
  select string_agg(format(E',\n  constraint %I %s', conname, pg_get_constraintdef(oid)), '' order by contype, conname)
  from pg_constraint where conrelid = c.oid and contype <> 'n'`

const indexes = sql`
  select string_agg(E'\n' || replace(pg_get_indexdef(indexrelid), ${`${schemaName}.`}, '') || ';', '' order by indexrelid::regclass::text)
  from pg_index where indrelid = c.oid and not exists (select from pg_constraint where conindid = indexrelid)`

const triggers = sql`
  select string_agg(E'\n' || pg_get_triggerdef(oid) || ';', '' order by tgname) from pg_trigger where tgrelid = c.oid and not tgisinternal`

const rowSecurity = sql`
  case when c.relrowsecurity then format(E'\nalter table %s enable row level security;', c.oid::regclass) else '' end
  || case when c.relforcerowsecurity then format(E'\nalter table %s force row level security;', c.oid::regclass) else '' end`

const policies = sql`
  select string_agg(format(E'\ncreate policy %I on %s for %s to %s', policyname, c.oid::regclass, lower(cmd), array_to_string(roles, ', '))
    || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '') || ';', '' order by policyname)
  from pg_policies where schemaname = ${schemaName} and tablename = c.relname`

/** Rights on the whole table, then those on some columns. */
const grants = sql`
  select string_agg(format(E'\ngrant %s on %s to %s;', privileges, c.oid::regclass, grantee), '' order by privileges, grantee)
  from (
    select grantee::regrole::text as grantee, string_agg(lower(privilege_type), ', ' order by privilege_type) as privileges
    from aclexplode(c.relacl) where grantee <> c.relowner group by grantee
    union all
    select grantee::regrole::text, format('%s (%s)', lower(privilege_type), string_agg(attname, ', ' order by attnum))
    from pg_attribute, aclexplode(attacl) where attrelid = c.oid and grantee <> c.relowner group by grantee, privilege_type
  ) as granted`

/** Each table with all that belongs to it. */
const tables = sql<Line>`
  select format('create table %s (%s', c.oid::regclass, substr((${columns}) || coalesce((${constraints}), ''), 2)) || E'\n);'
    || coalesce((${indexes}), '') || coalesce((${triggers}), '') || ${rowSecurity} || coalesce((${policies}), '') || coalesce((${grants}), '') as line
  from pg_class as c where relnamespace = ${inSchema} and relkind in ('r', 'p') order by relname`

/** The schema as SQL text: for reading, comparing and reviewing. */
export async function describeSchema<DB>(database: Kysely<DB>): Promise<string> {
  const found = [await functions.execute(database), await tables.execute(database)]
  return `${found.flatMap(({ rows }) => rows.map(({ line }) => line.trim())).join('\n\n')}\n`
}
