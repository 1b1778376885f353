import { type Kysely, sql } from 'kysely'

/** What an acknowledged application relies on: without these a power cut loses what was acknowledged, or texts are not what was sent. */
const required: { readonly [setting: string]: readonly string[] } = {
  fsync: ['on'],
  full_page_writes: ['on'],
  synchronous_commit: ['on', 'remote_apply'],
  server_encoding: ['UTF8'],
}

const oldestVersion = 150_000

/** Throws unless the server is PostgreSQL 15 or newer and keeps what it commits. */
export async function assertEngine<DB>(database: Kysely<DB>): Promise<void> {
  const names = [...Object.keys(required), 'server_version_num']
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, current_setting(name) as setting from unnest(${names}::text[]) as name`.execute(database)
  const found = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
  if (Number(found['server_version_num']) < oldestVersion) throw new Error('PostgreSQL 15 or newer is needed')
  const wrong = Object.entries(required).filter(([name, values]) => !values.includes(String(found[name])))
  if (wrong.length > 0) throw new Error(`PostgreSQL is not set up safely: ${wrong.map(([name]) => `${name} is ${found[name]}`).join(', ')}`)
}
