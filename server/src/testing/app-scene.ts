import { createHash, randomBytes } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { aSender } from '../../../xauslaender/src/testing/a-sender.ts'
import { startApp } from '../app.ts'
import { keepAnApplication } from '../applications/testing/an-application.ts'
import { beispielkreis, musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import type { AppConfig } from '../config.ts'
import { withDatabaseName } from '../database/address.ts'
import { createDatabase } from '../database/create-database.ts'
import { startEmbedded } from '../database/embedded.ts'
import { keyMigrations, migrateDatabase, platformMigrations } from '../database/migrate.ts'
import { openDatabase } from '../database/pools.ts'
import { onServer } from '../database/testing/template-databases.ts'
import { authorityScope } from '../database/with-authority.ts'
import { createLog } from '../log/create-log.ts'
import { insertStaffSession } from '../staff/store.ts'
import { ensureMasterKey } from '../vault/master-key.ts'
import { openStores } from '../vault/open-stores.ts'

/** The content of every table as a fingerprint, by `database.table`. */
export type Contents = { readonly [table: string]: string }

/** With this the delivery service signs its callbacks. */
export const callbackSecret = 'a secret of a test, with 32 characters'

/** The whole HTTP process as it is started in earnest, with two authorities. One application and one session of staff are there. */
export type AppScene = {
  readonly address: string
  /** Every line of the log, down to the finest. */
  readonly logLines: string[]
  /** What the framework has registered, also what the description hides: `GET /health`. HEAD comes with GET. */
  readonly routes: ReadonlySet<string>
  /** An application of Beispielkreis and the token that opens it. */
  readonly application: { readonly applicationId: string; readonly accessToken: string }
  /** The cookie of somebody of the operator. */
  readonly staffCookie: string
  readonly readContents: () => Promise<Contents>
  readonly stop: () => Promise<void>
}

/** Starts everything on a PostgreSQL of its own: the processes refuse the tests' server, which does not sync. */
export async function openAppScene(): Promise<AppScene> {
  const folder = mkdtempSync(join(tmpdir(), 'app-'))
  // PostgreSQL runs as another user when root tests.
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ folder: join(folder, 'pg') })
  const databaseUrl = await createDatabase(server.url, 'platform')
  const keyDatabaseUrl = await createDatabase(server.url, 'keys')
  await migrateDatabase(databaseUrl, platformMigrations())
  await migrateDatabase(keyDatabaseUrl, keyMigrations())
  const config = configIn(folder, { databaseUrl, keyDatabaseUrl })
  const seeded = await seed(config)

  const logLines: string[] = []
  const routes = new Set<string>()
  const app = await listRoutes(routes, () => startApp(config, createLog('trace', { write: (line) => void logLines.push(line) })))
  return {
    ...{ address: app.address, logLines, routes, ...seeded },
    readContents: async () => ({ ...(await fingerprints(server.url, 'platform')), ...(await fingerprints(server.url, 'keys')) }),
    stop: async () => {
      await app.stop()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configIn(folder: string, databases: Pick<AppConfig, 'databaseUrl' | 'keyDatabaseUrl'>): AppConfig {
  const clientSecretFile = join(folder, 'client.secret')
  ensureMasterKey(join(folder, 'master.key'))
  writeFileSync(clientSecretFile, 'not-a-secret', { mode: 0o600 })
  const callbackSecretFile = join(folder, 'callback.secret')
  writeFileSync(callbackSecretFile, callbackSecret, { mode: 0o600 })
  return {
    ...databases,
    logLevel: 'trace',
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://platform.example',
    masterKeyFile: join(folder, 'master.key'),
    receiptKeyFile: join(folder, 'receipt.key'),
    formsFolder: fileURLToPath(new URL('../../../forms', import.meta.url)),
    sender: aSender,
    // Nobody is there: what bad input could reach must not need the provider.
    openId: { issuer: 'http://127.0.0.1:9', clientId: 'console', clientSecretFile },
    callbackSecretFile,
    clamdUrl: undefined,
    hasMail: true,
  }
}

async function seed(config: AppConfig): Promise<Pick<AppScene, 'application' | 'staffCookie'>> {
  const owner = openDatabase({ url: config.databaseUrl, role: 'aufenthalt_owner' })
  const operator = openDatabase({ url: config.databaseUrl, role: 'aufenthalt_operator' })
  const stores = await openStores({ config, role: 'aufenthalt_app', log: createLog('silent') })
  for (const authorityId of [musterstadt, beispielkreis]) await seedAuthority(authorityScope(owner), authorityId)
  const accessToken = randomBytes(32).toString('base64url')
  const accessTokenSha256 = createHash('sha256').update(accessToken).digest()
  const { applicationId } = await keepAnApplication(stores, beispielkreis, { accessTokenSha256 })
  const secret = randomBytes(32).toString('base64url')
  const staff = { subject: 'demo', displayName: 'Demo', roles: ['operator'] }
  const now = new Date()
  await insertStaffSession(operator, secret, staff, { now, until: new Date(now.getTime() + 3_600_000) })
  await Promise.all([stores.close(), owner.destroy(), operator.destroy()])
  return { application: { applicationId, accessToken }, staffCookie: `console-session=${secret}` }
}

/** Listens to the framework while it is being made. */
async function listRoutes<T>(routes: Set<string>, start: () => Promise<T>): Promise<T> {
  const add = ({ method, url }: RouteOptions) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`)
  }
  const listen = (message: unknown) => void (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', add)
  subscribe('fastify.initialization', listen)
  try {
    return await start()
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}

/** Looks as the superuser, who sees the rows of every authority. */
async function fingerprints(serverUrl: string, database: string): Promise<Contents> {
  return await onServer(withDatabaseName(serverUrl, database), async (client) => {
    const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'aufenthalt'`)
    const found: { [table: string]: string } = {}
    for (const { name } of rows) {
      const content = await client.query<{ hash: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from aufenthalt.${name} t`,
      )
      found[`${database}.${name}`] = content.rows[0]?.hash ?? ''
    }
    return found
  })
}
