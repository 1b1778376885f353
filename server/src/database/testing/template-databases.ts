import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { withDatabaseName } from '../address.ts'
import { hashMigrations, keyMigrations, type Migration, migrateDatabase, platformMigrations } from '../migrate.ts'

/** The two databases that a test may clone. */
export type TemplateNames = { readonly platform: string; readonly keys: string }

/** Runs work on a connection of its own. */
export async function onServer<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const minutes = () => Math.floor(Date.now() / 60_000)

/** Names begin with the minute of their birth, so that later runs can tell what was left behind. */
export const cloneName = (kind: string) => `clone_${minutes()}_${kind}_${randomBytes(4).toString('hex')}`

const keptMinutes = 60

/** Removes clones that an interrupted run left behind, and templates of older migrations that nobody has used for an hour. */
async function removeLeftovers(client: pg.Client, current: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string; used: string | null }>(
    `select datname as name, coalesce(shobj_description(oid, 'pg_database'), split_part(datname, '_', 2)) as used
     from pg_database where datname ~ '^(clone|template)_[0-9a-z]+_'`,
  )
  const old = rows.filter(({ name, used }) => !current.includes(name) && minutes() - Number.parseInt(used ?? '0', 10) > keptMinutes)
  for (const { name } of old) await client.query(`drop database if exists ${name}`).catch(() => {})
}

/** Builds a template under another name and renames it: only a finished one bears the name. */
async function ensureTemplate(client: pg.Client, serverUrl: string, name: string, migrations: readonly Migration[]): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) {
    await client.query(`drop database if exists ${name}_new`)
    await client.query(`create database ${name}_new template template0 encoding 'UTF8'`)
    await migrateDatabase(withDatabaseName(serverUrl, `${name}_new`), migrations)
    await client.query(`alter database ${name}_new rename to ${name}`)
  }
  await client.query(`comment on database ${name} is '${minutes()}'`)
}

/** Makes sure that migrated templates exist, named after the migrations; any number of test runs may do so at once. */
export async function ensureTemplates(serverUrl: string): Promise<TemplateNames> {
  const [platform, keys] = [platformMigrations(), keyMigrations()]
  const names = { platform: `template_platform_${hashMigrations(platform)}`, keys: `template_keys_${hashMigrations(keys)}` }
  await onServer(serverUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('aufenthalt templates'))`)
    await removeLeftovers(client, Object.values(names))
    await ensureTemplate(client, serverUrl, names.platform, platform)
    await ensureTemplate(client, serverUrl, names.keys, keys)
  })
  return names
}
