import type { JWK } from '@aufenthalt/fit-connect'
import type { Selectable } from 'kysely'
import { DeliveryProblem } from '../errors.ts'
import type { Database, Db, PublicService, Tx } from './database.ts'

export type Destination = Selectable<Database['destination']>
export type KnownDestination = {
  destinationId: string
  name: string
  publicServices: PublicService[]
  encryptionKid: string
  keys: JWK[]
}

/**
 * Adds a destination or renews what is known of it. Its keys only grow; the key to encrypt with changes when a new one is brought,
 * so that a key rolled over the API is not rolled back by an old file.
 */
export async function upsertDestination(tx: Tx, { keys, publicServices, ...destination }: KnownDestination): Promise<void> {
  const services = JSON.stringify(publicServices)
  await tx
    .insertInto('destination')
    .values({ ...destination, publicServices: services })
    .onConflict((conflict) => conflict.column('destinationId').doUpdateSet({ name: destination.name, publicServices: services }))
    .execute()
  for (const jwk of keys) {
    const isNew = await insertKey(tx, destination.destinationId, jwk)
    if (isNew && jwk.kid === destination.encryptionKid) await markEncryptionKey(tx, destination)
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
      .values({ destinationId, kid, jwk: JSON.stringify(jwk) })
      .execute()
  return !known
}

/** Makes a known key the one to encrypt with from now on. */
export async function markEncryptionKey(tx: Tx, { destinationId, encryptionKid }: { destinationId: string; encryptionKid: string }) {
  await tx.updateTable('destination').set({ encryptionKid }).where('destinationId', '=', destinationId).execute()
}
