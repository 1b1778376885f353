import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { AuthorityId } from '../database/authority-id.ts'
import type { KeyDatabase } from '../database/key-tables.ts'
import { keyBytes } from './master-key.ts'
import { openBytes, sealBytes } from './seal.ts'
import type { ApplicationKey } from './vault.ts'

/** A transaction in the key database, for one authority. */
export type KeyTx = Transaction<KeyDatabase>

/** Whose key, and of which day (YYYY-MM-DD). */
type Owner = { readonly authorityId: AuthorityId; readonly applicationId: string; readonly day: string }

const dayContext = (authorityId: AuthorityId, day: string) => ['day-key', authorityId, day]
const applicationContext = ({ authorityId, applicationId, day }: Owner) => ['application-key', authorityId, applicationId, day]

/** The authority's key of the day, made when it is the first. */
async function ensureDayKey(tx: KeyTx, masterKey: Uint8Array, { authorityId, day }: Owner): Promise<Uint8Array> {
  const fresh = sealBytes(masterKey, dayContext(authorityId, day), randomBytes(keyBytes))
  await tx
    .insertInto('day_keys')
    .values({ authority_id: authorityId, day, wrapped: fresh })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx.selectFrom('day_keys').select('wrapped').where('day', '=', day).executeTakeFirstOrThrow()
  return openBytes(masterKey, dayContext(authorityId, day), row.wrapped)
}

/** Makes a key for the application under the key of the day, unless it has one. */
export async function insertApplicationKey(tx: KeyTx, masterKey: Uint8Array, owner: Owner): Promise<void> {
  const { authorityId, applicationId, day } = owner
  const dayKey = await ensureDayKey(tx, masterKey, owner)
  const wrapped = sealBytes(dayKey, applicationContext(owner), randomBytes(keyBytes))
  await tx
    .insertInto('application_keys')
    .values({ authority_id: authorityId, application_id: applicationId, day, wrapped })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Unwraps the application's key: master key, then the day's, then the application's. */
export async function findApplicationKey(
  tx: KeyTx,
  masterKey: Uint8Array,
  { authorityId, applicationId }: Omit<Owner, 'day'>,
): Promise<ApplicationKey | undefined> {
  const row = await tx
    .selectFrom('application_keys')
    .innerJoin('day_keys', (join) =>
      join.onRef('day_keys.authority_id', '=', 'application_keys.authority_id').onRef('day_keys.day', '=', 'application_keys.day'),
    )
    .select(['application_keys.day', 'application_keys.wrapped', 'day_keys.wrapped as wrapped_day_key'])
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  if (!row) return undefined
  const dayKey = openBytes(masterKey, dayContext(authorityId, row.day), row.wrapped_day_key)
  const secret = openBytes(dayKey, applicationContext({ authorityId, applicationId, day: row.day }), row.wrapped)
  return { authorityId, applicationId, secret }
}

/** Applications that have a key of a day before this one. */
export async function listKeyedApplications(tx: KeyTx, beforeDay: string): Promise<string[]> {
  const rows = await tx.selectFrom('application_keys').select('application_id').where('day', '<', beforeDay).execute()
  return rows.map((row) => row.application_id)
}

/** Deletes the key of one application. */
export async function deleteApplicationKey(tx: KeyTx, applicationId: string): Promise<void> {
  await tx.deleteFrom('application_keys').where('application_id', '=', applicationId).execute()
}

/** Deletes keys of past days under which nothing is left. They are locked first, so that no application can come under them meanwhile. */
export async function deleteUnusedDayKeys(tx: KeyTx, today: string): Promise<number> {
  const past = await tx.selectFrom('day_keys').select('day').where('day', '<', today).forUpdate().execute()
  if (past.length === 0) return 0
  const days = past.map((row) => row.day)
  const result = await tx
    .deleteFrom('day_keys')
    .where('day', 'in', days)
    .where('day', 'not in', (query) => query.selectFrom('application_keys').select('application_keys.day'))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
