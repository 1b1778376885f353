import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { withSettings } from './address.ts'
import { schemaName, sessionSettings } from './pools.ts'
import { ensureRoles } from './roles.ts'

/** One numbered step of the schema. */
export type Migration = { readonly name: string; readonly sql: string }

function readMigrations(...folders: string[]): Migration[] {
  return folders.flatMap((folder) => {
    const path = fileURLToPath(new URL(`./${folder}/`, import.meta.url))
    const names = readdirSync(path).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)) // "0001_keys.sql"
    return names.sort().map((name) => ({ name, sql: readFileSync(path + name, 'utf8') }))
  })
}

/** The schema of the platform's database, step by step. */
export const platformMigrations = () => readMigrations('every-database', 'migrations')

/** The schema of the key database, step by step. */
export const keyMigrations = () => readMigrations('every-database', 'key-migrations')

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A name for exactly these migrations. */
export const hashMigrations = (migrations: readonly Migration[]) => sha256(JSON.stringify(migrations)).slice(0, 16)

const createHistory = `create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`

async function runStep(client: pg.ClientBase, { name, sql }: Migration): Promise<void> {
  try {
    await client.query(sql)
  } catch (cause) {
    throw new Error(`Migration ${name} failed: ${(cause as Error).message}`, { cause })
  }
}

/** Inserts first: who finds the row there finds the step done. */
async function applyMigration(client: pg.ClientBase, migration: Migration): Promise<boolean> {
  const { name, sql } = migration
  await client.query('begin')
  const inserted = await client.query('insert into migrations (name, sha256) values ($1, $2) on conflict do nothing', [name, sha256(sql)])
  const isNew = inserted.rowCount === 1
  if (isNew) await runStep(client, migration)
  const { rows } = await client.query<{ sha256: string }>('select sha256 from migrations where name = $1', [name])
  if (rows[0]?.sha256 !== sha256(sql)) throw new Error(`Migration ${name} has been changed after it was applied`)
  await client.query('commit')
  return isNew
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Brings a database to the newest schema, once, however many processes try: roles by the login, everything else by the owner role.
 * @returns the names of the steps that were applied now
 */
export async function migrateDatabase(url: string, migrations: readonly Migration[]): Promise<string[]> {
  await withClient(url, ensureRoles)
  const ownerUrl = withSettings(url, { ...sessionSettings('aufenthalt_owner', 0), lock_timeout: 0 })
  return await withClient(ownerUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('aufenthalt migrations'))`)
    await client.query(`create schema if not exists ${schemaName}`)
    await client.query(createHistory)
    const applied: string[] = []
    for (const migration of migrations) if (await applyMigration(client, migration)) applied.push(migration.name)
    return applied
  })
}
