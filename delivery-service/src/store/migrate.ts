import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

const folder = new URL('./migrations/', import.meta.url)

/** Brings the database to the newest form: plain numbered SQL files, each once and whole, by one process at a time. */
export async function migrate(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('delivery-service migrations'))`)
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null)',
    )
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
    for (const name of readdirSync(folder).sort()) await applyOnce(client, name, applied)
  } finally {
    await client.end()
  }
}

async function applyOnce(client: pg.Client, name: string, applied: ReadonlyMap<string, string>): Promise<void> {
  const sql = readFileSync(new URL(name, folder), 'utf8')
  const sha256 = createHash('sha256').update(sql).digest('hex')
  if (applied.has(name)) {
    if (applied.get(name) !== sha256) throw new Error(`Migration ${name} was changed after it was applied`)
    return
  }
  await client.query('begin')
  await client.query(sql)
  await client.query('insert into migration (name, sha256, applied_at) values ($1, $2, now())', [name, sha256])
  await client.query('commit')
}
