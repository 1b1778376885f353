import pg from 'pg'
import { withDatabaseName } from './address.ts'
import { ensureRoles } from './roles.ts'

/** The login that the processes of an embedded server use: it owns nothing and inherits nothing, it may only act as our roles. */
const login = 'aufenthalt'

const createLogin = `do $$ begin
  if not exists (select from pg_roles where rolname = '${login}') then
    create role ${login} login noinherit;
    grant aufenthalt_owner, aufenthalt_app, aufenthalt_worker, aufenthalt_operator to ${login};
  end if;
end $$`

async function connected(connectionString: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Makes a database on an embedded server unless it exists.
 * @param serverUrl the superuser's address, `EmbeddedServer.url`
 * @returns its address for the platform's processes, whose login is no superuser
 */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  await connected(serverUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('aufenthalt databases'))`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  })
  await connected(withDatabaseName(serverUrl, name), async (client) => {
    await ensureRoles(client)
    await client.query(createLogin)
  })
  const url = new URL(withDatabaseName(serverUrl, name))
  url.username = login
  return url.href
}
