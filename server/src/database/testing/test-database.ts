import type { Kysely } from 'kysely'
import { withDatabaseName } from '../address.ts'
import type { KeyDatabase } from '../key-tables.ts'
import { type DatabaseRole, openDatabase, openKeyDatabase } from '../pools.ts'
import type { Database } from '../tables.ts'
import { authorityScope, type WithAuthority } from '../with-authority.ts'
import { cloneName, onServer } from './template-databases.ts'

/** Fresh, migrated databases of one test file, open as each role. */
export type TestDatabases = {
  readonly url: string
  readonly keyUrl: string
  readonly owner: Kysely<Database>
  readonly app: Kysely<Database>
  readonly worker: Kysely<Database>
  readonly operator: Kysely<Database>
  readonly appKeys: Kysely<KeyDatabase>
  readonly workerKeys: Kysely<KeyDatabase>
  /** As the app role. */
  readonly withAuthority: WithAuthority
  readonly close: () => Promise<void>
}

/** The server of this test run; the global set-up gives its address. */
export function testServerUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('Run tests with --test-global-setup=scripts/test-database.ts')
  return url
}

async function cloneTemplate(template: string | undefined, kind: string): Promise<string> {
  if (!template) throw new Error('Run tests with --test-global-setup=scripts/test-database.ts')
  const name = cloneName(kind)
  // Small templates are copied fastest by file.
  await onServer(testServerUrl(), (client) => client.query(`create database ${name} template ${template} strategy file_copy`))
  return name
}

/** Clones the migrated templates: `const databases = await testDatabases()`, and `after(databases.close)`. */
export async function testDatabases(): Promise<TestDatabases> {
  const platform = await cloneTemplate(process.env['TEST_PLATFORM_TEMPLATE'], 'platform')
  const keys = await cloneTemplate(process.env['TEST_KEY_TEMPLATE'], 'keys')
  const url = withDatabaseName(testServerUrl(), platform)
  const keyUrl = withDatabaseName(testServerUrl(), keys)
  const as = (role: DatabaseRole) => openDatabase({ url, role, maxConnections: 4 })
  const keysAs = (role: DatabaseRole) => openKeyDatabase({ url: keyUrl, role, maxConnections: 2 })
  const open = {
    owner: as('aufenthalt_owner'),
    app: as('aufenthalt_app'),
    worker: as('aufenthalt_worker'),
    operator: as('aufenthalt_operator'),
    appKeys: keysAs('aufenthalt_app'),
    workerKeys: keysAs('aufenthalt_worker'),
  }
  const close = async () => {
    await Promise.all(Object.values(open).map((each) => each.destroy()))
    await onServer(testServerUrl(), async (client) => {
      for (const name of [platform, keys]) await client.query(`drop database ${name} with (force)`)
    })
  }
  return { url, keyUrl, ...open, withAuthority: authorityScope(open.app), close }
}
