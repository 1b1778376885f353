import { sql } from 'kysely'
import { openKeyDatabase } from '../database/pools.ts'

/** Tables whose deleted rows must not stay on the disk. They hold only what is not accepted yet, so that rewriting them takes milliseconds. */
const keyTables = ['application_keys', 'day_keys', 'reply_keys'] as const

/**
 * Rewrites the tables of the key database without what was deleted. A deleted row stays in its page until something overwrites it, also after a plain
 * vacuum; a rewritten table is a new file. Only the owner may rewrite a table.
 */
export async function forgetKeys(keyDatabaseUrl: string): Promise<void> {
  const keyDatabase = openKeyDatabase({ url: keyDatabaseUrl, role: 'aufenthalt_owner', maxConnections: 1 })
  try {
    for (const table of keyTables) await sql`vacuum (full) ${sql.table(table)}`.execute(keyDatabase)
  } finally {
    await keyDatabase.destroy()
  }
}
