import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { type Kysely, sql } from 'kysely'
import type { DatabaseConfig } from '../config.ts'
import { assertEngine } from '../database/assert-engine.ts'
import type { KeyDatabase } from '../database/key-tables.ts'
import { type DatabaseRole, openDatabase, openKeyDatabase } from '../database/pools.ts'
import type { Database } from '../database/tables.ts'
import { authorityScope, type WithAuthority } from '../database/with-authority.ts'
import type { Log } from '../log/create-log.ts'
import { readMasterKey } from './master-key.ts'
import { openVault } from './open-vault.ts'
import type { Vault } from './vault.ts'

/** Who opens the stores. */
export type StoreOptions = {
  readonly config: DatabaseConfig & { readonly masterKeyFile: string }
  readonly role: DatabaseRole
  readonly log: Log
}

/** Everything a process keeps things in, as one role. */
export type Stores = {
  readonly database: Kysely<Database>
  readonly keyDatabase: Kysely<KeyDatabase>
  readonly withAuthority: WithAuthority
  readonly vault: Vault
  /** One check per database; each throws while it does not answer. */
  readonly readiness: { readonly [name: string]: () => Promise<unknown> }
  readonly close: () => Promise<void>
}

/** Opens both databases and the vault; refuses a server that does not keep what it commits, and a foreign master key. */
export async function openStores({ config, role, log }: StoreOptions): Promise<Stores> {
  const onError = (error: Error) => log.warn({ error }, 'idle connection broke')
  const database = openDatabase({ url: config.databaseUrl, role, maxConnections: 20, onError })
  const keyDatabase = openKeyDatabase({ url: config.keyDatabaseUrl, role, onError })
  const close = async () => {
    await Promise.all([database.destroy(), keyDatabase.destroy()])
  }
  const vault = openVault({ keyDatabase, masterKey: readMasterKey(config.masterKeyFile), generateReplyKey: generateEncryptionKeyPair })
  try {
    await assertEngine(database)
    await assertEngine(keyDatabase)
    await vault.assertMasterKey()
  } catch (error) {
    await close()
    throw error
  }
  const readiness = { database: () => sql`select 1`.execute(database), 'key-database': () => sql`select 1`.execute(keyDatabase) }
  return { database, keyDatabase, withAuthority: authorityScope(database), vault, readiness, close }
}
