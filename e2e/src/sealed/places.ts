// Everywhere that something could be found by who gets hold of the machine, but for the memory of the processes.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import pg from 'pg'
import { withDatabaseName } from '../../../server/src/database/address.ts'
import { onServer } from '../../../server/src/database/testing/template-databases.ts'
import type { Place } from './search.ts'

/** All files under a folder, but those (or the folders) with one of these relative paths. */
export function* filesIn(folder: string, without: readonly string[] = []): Generator<Place> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path)
    if (!entry.isFile() || without.some((skipped) => name === skipped || name.startsWith(`${skipped}/`))) continue
    const bytes = readOrNothing(path)
    if (bytes) yield { name: `file ${name}`, bytes: Buffer.concat([Buffer.from(`${name}\n`), bytes]) }
  }
}

/** PostgreSQL removes files while we read. */
function readOrNothing(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

const listTables = `
  select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace as n on n.oid = relnamespace
  where relkind in ('r', 'p', 'm') and nspname not in ('information_schema', 'pg_toast') order by 1`

/** What the server itself remembers: statements, and samples of columns. */
const views = ['pg_catalog.pg_stat_activity', 'pg_catalog.pg_stats', 'pg_catalog.pg_settings']

/** Every column of every row of every table of a database, as a superuser reads it: uncompressed, `bytea` as its bytes. */
export async function* rowsOf(serverUrl: string, database: string): AsyncGenerator<Place> {
  const tables = await onServer(withDatabaseName(serverUrl, database), async (client) => {
    const names = (await client.query<{ name: string }>(listTables)).rows.map(({ name }) => name)
    const read = []
    for (const name of [...names, ...views]) read.push({ name, values: await readTable(client, name) })
    return read
  })
  for (const { name, values } of tables) {
    for (const [column, bytes] of values) yield { name: `${database} ${name}.${column}`, bytes }
  }
}

async function readTable(client: pg.Client, name: string): Promise<Map<string, Buffer>> {
  const types = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig
  const { rows, fields } = await client.query<string[]>({ text: `select * from ${name}`, rowMode: 'array', types })
  return new Map(fields.map((field, index) => [field.name, Buffer.concat(rows.map((row) => bytesOf(row[index], field.dataTypeID)))]))
}

function bytesOf(value: string | null | undefined, type: number): Buffer {
  const bytes = type === pg.types.builtins.BYTEA ? Buffer.from((value ?? '').replace(/^\\x/, ''), 'hex') : Buffer.from(value ?? '')
  return Buffer.concat([bytes, Buffer.of(0)])
}

/** Makes PostgreSQL write everything that it has in memory, and tells where its files are. */
export async function writeDatabaseOut(serverUrl: string): Promise<string> {
  return await onServer(serverUrl, async (client) => {
    await client.query('checkpoint')
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory ?? ''
  })
}

/** Environment and command line of processes, where the system shows them. */
export function* environmentsOf(processes: { readonly [name: string]: number }): Generator<Place> {
  for (const [name, pid] of Object.entries(processes)) {
    for (const part of ['environ', 'cmdline']) {
      const path = `/proc/${pid}/${part}`
      if (existsSync(path)) yield { name: `${part} of ${name}`, bytes: readFileSync(path) }
    }
  }
}

/** A log beside the data folder, or nothing. */
export function* fileAt(path: string): Generator<Place> {
  if (existsSync(path) && statSync(path).isFile()) yield { name: `file ${path}`, bytes: readFileSync(path) }
}

/** Pages as anybody on the network reads them. */
export async function* pagesOf(urls: readonly string[]): AsyncGenerator<Place> {
  for (const url of urls) yield { name: `page ${new URL(url).pathname}`, bytes: await readAnswer(await fetch(url)) }
}

/** An answer with status and headers. */
export async function readAnswer(response: Response): Promise<Uint8Array> {
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}\n`).join('')
  return Buffer.concat([Buffer.from(`${response.status}\n${head}\n`), Buffer.from(await response.arrayBuffer())])
}
