import { type Kysely, sql, type Transaction } from 'kysely'
import type { AuthorityId } from './authority-id.ts'
import type { Database } from './tables.ts'

/** A transaction in the platform's database. */
export type Tx = Transaction<Database>

/** Runs work in one transaction that sees the rows of this authority and no other. */
export type WithAuthority = <T>(authorityId: AuthorityId, work: (tx: Tx) => Promise<T>) => Promise<T>

/** The one way to tenant rows. The authority is set for the transaction only: after its end, also after a failure, the connection sees none. */
export function authorityScope(database: Kysely<Database>): WithAuthority {
  return (authorityId, work) => inAuthority(database, authorityId, work)
}

/** The same for any database whose tenant tables have the policy of `make_tenant_table`. */
export function inAuthority<DB, T>(database: Kysely<DB>, authorityId: AuthorityId, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return database.transaction().execute(async (tx) => {
    await sql`select set_config('app.authority', ${authorityId}, true)`.execute(tx)
    return await work(tx)
  })
}
