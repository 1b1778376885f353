import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { withSettings } from './address.ts'
import type { KeyDatabase } from './key-tables.ts'
import type { Database } from './tables.ts'

/** The roles of the database; each process works as one of them, none of them can log in. */
export type DatabaseRole = 'aufenthalt_owner' | 'aufenthalt_app' | 'aufenthalt_worker' | 'aufenthalt_operator'

/** What a pool needs. `onError` hears of idle connections that broke. */
export type PoolOptions = {
  readonly url: string
  readonly role: DatabaseRole
  readonly maxConnections?: number
  readonly statementTimeoutMs?: number
  readonly onError?: (error: Error) => void
}

/** The schema that holds everything of ours. */
export const schemaName = 'aufenthalt'

const { DATE, INT8 } = pg.types.builtins

/** Days stay texts (a Date would move them by the time zone) and 64-bit counts are numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}

/** Settings of every session: the role, our schema alone, and limits that end a forgotten statement or transaction. */
export function sessionSettings(role: DatabaseRole, statementTimeoutMs = 15_000) {
  return {
    role,
    search_path: schemaName,
    timezone: 'UTC',
    statement_timeout: statementTimeoutMs,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 60_000,
  }
}

/** Opens a pool of connections that all work as one role. */
function openPool({ url, role, maxConnections = 10, statementTimeoutMs, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withSettings(url, sessionSettings(role, statementTimeoutMs)),
    application_name: role,
    max: maxConnections,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 3600,
    types,
  })
  // Without listeners a connection that breaks, idle or in use, would end the process; whoever uses it hears of it by its query.
  pool.on('error', (error) => onError?.(error))
  pool.on('connect', (client) => client.on('error', (error) => onError?.(error)))
  return pool
}

/** Opens the platform's database as one role. */
export function openDatabase(options: PoolOptions): Kysely<Database> {
  return new Kysely({ dialect: new PostgresDialect({ pool: openPool(options) }) })
}

/** Opens the key database as one role. */
export function openKeyDatabase(options: PoolOptions): Kysely<KeyDatabase> {
  return new Kysely({ dialect: new PostgresDialect({ pool: openPool({ maxConnections: 5, ...options }) }) })
}
