import type pg from 'pg'
import type { DatabaseRole } from './pools.ts'

/** The roles, none of which can log in: a login that may act as them takes one for each session. */
const roles: readonly DatabaseRole[] = ['aufenthalt_owner', 'aufenthalt_app', 'aufenthalt_worker', 'aufenthalt_operator']

/** Roles belong to the whole server: two databases may be prepared at once, and who loses the race finds the role there. */
const createRole = (role: DatabaseRole) => `do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin noinherit; end if;
exception when duplicate_object or unique_violation then null; end $$`

/**
 * Lets this login act as the role. Since PostgreSQL 16 the creator of a role may grant it but not act as it, and membership says nothing:
 * so it is tried. Without the right to grant, an administrator must have done it.
 */
const takeRole = (role: DatabaseRole) => `do $$ begin
  begin set local role ${role}; reset role;
  exception when insufficient_privilege then execute format('grant ${role} to %I', current_user); end;
end $$`

const mayCreate = `select has_database_privilege('aufenthalt_owner', current_database(), 'create') as may`
const letOwnerCreate = `do $$ begin execute format('grant create on database %I to aufenthalt_owner', current_database()); end $$`

/**
 * Makes sure that the roles exist, that this login may act as them, and that the owner may create its schema in this database.
 * Others who prepare the same database wait until this connection ends.
 */
export async function ensureRoles(client: pg.ClientBase): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtext('aufenthalt roles'))`)
  for (const role of roles) {
    await client.query(createRole(role))
    await client.query(takeRole(role))
  }
  const { rows } = await client.query<{ may: boolean }>(mayCreate)
  if (!rows[0]?.may) await client.query(letOwnerCreate)
}
