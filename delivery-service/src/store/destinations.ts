import type { JWK } from '@aufenthalt/fit-connect'
import type { Selectable } from 'kysely'
import { DeliveryProblem } from '../errors.ts'
import type { CallbackAddress, Database, Db, PublicService, Tx } from './database.ts'

export type Destination = Selectable<Database['destination']>
export type KnownDestination = {
  destinationId: string
  name: string
  publicServices: PublicService[]
  encryptionKid: string
  keys: JWK[]
  callback?: CallbackAddress
}

/**
 * Adds a destination or renews what is known of it. Its keys only grow; the key to encrypt with changes when a new one is brought,
 * so that a key rolled over the API is not rolled back by an old file.
 */
export async function upsertDestination(
  tx: Tx,
  { keys, publicServices, callback, ...destination }: KnownDestination,
  now: Date,
): Promise<void> {
  const told = { publicServices: JSON.stringify(publicServices), callback: callback ? JSON.stringify(callback) : null }
  await tx
    .insertInto('destination')
    .values({ ...destination, ...told })
    .onConflict((conflict) => conflict.column('destinationId').doUpdateSet({ name: destination.name, ...told }))
    .execute()
  for (const jwk of keys) {
    const isNew = await insertKey(tx, destination.destinationId, jwk)
    if (isNew && jwk.kid === destination.encryptionKid) await markEncryptionKey(tx, destination, now)
  }
}

/** The destination, or the problem that there is none. */
export async function getDestination(db: Db, destinationId: string): Promise<Destination> {
  const found = await db.selectFrom('destination').selectAll().where('destinationId', '=', destinationId).executeTakeFirst()
  if (!found) throw new DeliveryProblem('destination-not-found')
  return found
}

/** Keys to encrypt with and to verify with, the newest ones included. */
export async function listKeys(db: Db, destinationId: string): Promise<JWK[]> {
  const rows = await db.selectFrom('destinationKey').select('jwk').where('destinationId', '=', destinationId).orderBy('kid').execute()
  return rows.map(({ jwk }) => jwk)
}

/** The keys of which a JWE is taken: the one to encrypt with, those to come, and earlier ones for a while after they were superseded. */
export async function listTakenKeys(db: Db, destinationId: string, supersededAfter: Date): Promise<JWK[]> {
  const keys = db.selectFrom('destinationKey').select('jwk').where('destinationId', '=', destinationId)
  const rows = await keys
    .where((where) => where.or([where('supersededAt', 'is', null), where('supersededAt', '>', supersededAfter)]))
    .execute()
  return rows.map(({ jwk }) => jwk)
}

/** One key of a destination. */
export async function findKey(db: Db, destinationId: string, kid: string): Promise<JWK | undefined> {
  const query = db.selectFrom('destinationKey').select('jwk').where('destinationId', '=', destinationId).where('kid', '=', kid)
  return (await query.executeTakeFirst())?.jwk
}

/** Adds a key; says whether it is new. Another key under a known id is refused, for events are verified by that id for ever. */
export async function insertKey(tx: Tx, destinationId: string, jwk: JWK): Promise<boolean> {
  const kid = jwk.kid ?? ''
  const known = await findKey(tx, destinationId, kid)
  if (known && known.n !== jwk.n) throw new DeliveryProblem('key-exists')
  if (!known)
    await tx
      .insertInto('destinationKey')
      .values({ destinationId, kid, jwk: JSON.stringify(jwk), supersededAt: null })
      .execute()
  return !known
}

/** Makes a known key the one to encrypt with from now on; the one before is superseded. */
export async function markEncryptionKey(
  tx: Tx,
  { destinationId, encryptionKid }: { destinationId: string; encryptionKid: string },
  now: Date,
): Promise<void> {
  const { encryptionKid: before } = await getDestination(tx, destinationId)
  const keyOf = (kid: string, supersededAt: Date | null) =>
    tx.updateTable('destinationKey').set({ supersededAt }).where('destinationId', '=', destinationId).where('kid', '=', kid).execute()
  if (before !== encryptionKid) await keyOf(before, now)
  await keyOf(encryptionKid, null)
  await tx.updateTable('destination').set({ encryptionKid }).where('destinationId', '=', destinationId).execute()
}
