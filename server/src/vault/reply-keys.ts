import { randomUUID } from 'node:crypto'
import type { JWK } from 'jose'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { KeyDatabase } from '../database/key-tables.ts'
import { openBytes, sealBytes } from './seal.ts'

/** An encryption key pair for replies (RSA-4096 takes seconds, so they are made ahead). */
type ReplyKeyPair = { readonly publicJwk: JWK; readonly privateJwk: JWK }

/** What reply keys need. */
export type ReplyKeyDeps = {
  readonly keyDatabase: Kysely<KeyDatabase>
  readonly masterKey: Uint8Array
  readonly generateReplyKey: () => Promise<ReplyKeyPair>
}

/** A private half is bound to its row and, once taken, to its application. */
const context = (replyKeyId: string, applicationId: string | null) => ['reply-key', replyKeyId, applicationId ?? '']

async function insertReplyKey({ keyDatabase, masterKey, generateReplyKey }: ReplyKeyDeps, applicationId: string | null): Promise<void> {
  const { publicJwk, privateJwk } = await generateReplyKey()
  const replyKeyId = randomUUID()
  const privateHalf = Buffer.from(JSON.stringify(privateJwk), 'utf8')
  await keyDatabase
    .insertInto('reply_keys')
    .values({
      reply_key_id: replyKeyId,
      public_jwk: publicJwk,
      wrapped_private: sealBytes(masterKey, context(replyKeyId, applicationId), privateHalf),
      application_id: applicationId,
    })
    // Another call for the same application was faster: its key is the one.
    .onConflict((conflict) => conflict.column('application_id').doNothing())
    .execute()
}

const findRow = (database: Kysely<KeyDatabase>, applicationId: string) =>
  database.selectFrom('reply_keys').selectAll().where('application_id', '=', applicationId).executeTakeFirst()

/** Gives a key of the pool to the application and binds its private half to it. */
async function takeFromPool(tx: Transaction<KeyDatabase>, masterKey: Uint8Array, applicationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${applicationId}))`.execute(tx)
  if (await findRow(tx, applicationId)) return
  const pooled = await tx
    .selectFrom('reply_keys')
    .select(['reply_key_id', 'wrapped_private'])
    .where('application_id', 'is', null)
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!pooled) return
  const privateHalf = openBytes(masterKey, context(pooled.reply_key_id, null), pooled.wrapped_private)
  await tx
    .updateTable('reply_keys')
    .set({ application_id: applicationId, wrapped_private: sealBytes(masterKey, context(pooled.reply_key_id, applicationId), privateHalf) })
    .where('reply_key_id', '=', pooled.reply_key_id)
    .execute()
}

/** The public half of the application's reply key; made on the spot when the pool is empty. */
export async function takeReplyKey(deps: ReplyKeyDeps, applicationId: string): Promise<JWK> {
  const { keyDatabase, masterKey } = deps
  await keyDatabase.transaction().execute((tx) => takeFromPool(tx, masterKey, applicationId))
  if (!(await findRow(keyDatabase, applicationId))) await insertReplyKey(deps, applicationId)
  const row = await findRow(keyDatabase, applicationId)
  if (!row) throw new Error('The reply key was deleted while it was made')
  return row.public_jwk
}

/** The private half of the application's reply key. */
export async function findReplyKey({ keyDatabase, masterKey }: ReplyKeyDeps, applicationId: string): Promise<JWK | undefined> {
  const row = await findRow(keyDatabase, applicationId)
  if (!row) return undefined
  return JSON.parse(openBytes(masterKey, context(row.reply_key_id, applicationId), row.wrapped_private).toString('utf8')) as JWK
}

/** Destroys the application's reply key: replies that are still sealed to it are unreadable. */
export async function deleteReplyKey({ keyDatabase }: ReplyKeyDeps, applicationId: string): Promise<void> {
  await keyDatabase.deleteFrom('reply_keys').where('application_id', '=', applicationId).execute()
}

async function countPool(keyDatabase: Kysely<KeyDatabase>): Promise<number> {
  const { pooled } = await keyDatabase
    .selectFrom('reply_keys')
    .select((select) => select.fn.countAll<number>().as('pooled'))
    .where('application_id', 'is', null)
    .executeTakeFirstOrThrow()
  return pooled
}

/** Makes keys until the pool has the wanted number; gives how many were made. */
export async function fillReplyKeys(deps: ReplyKeyDeps, wanted: number, signal?: AbortSignal): Promise<number> {
  let made = 0
  while (!signal?.aborted && (await countPool(deps.keyDatabase)) < wanted) {
    await insertReplyKey(deps, null)
    made += 1
  }
  return made
}
