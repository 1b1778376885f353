import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { CallbackAddress, Db, Tx } from './database.ts'

export type Scope = 'send' | 'subscribe' | 'manage'
export type Client = { clientId: string; scopes: string[]; destinations: string[] }
export type KnownClient = {
  clientId: string
  clientSecretSha256: string
  scopes: Scope[]
  destinations: string[]
  callback?: CallbackAddress
}

/** How long an access token is valid, in seconds; as the token endpoint of FIT-Connect has it. */
export const tokenSeconds = 1800

/** Makes the list of clients the given one; who is no longer on it loses its tokens as well. */
export async function replaceClients(tx: Tx, clients: readonly KnownClient[]): Promise<void> {
  const ids = clients.map(({ clientId }) => clientId)
  await tx
    .deleteFrom('client')
    .where('clientId', 'not in', ['', ...ids])
    .execute()
  for (const { clientSecretSha256, callback, ...client } of clients) {
    const row = { ...client, secretSha256: clientSecretSha256, callback: callback ? JSON.stringify(callback) : null }
    await tx
      .insertInto('client')
      .values(row)
      .onConflict((conflict) => conflict.column('clientId').doUpdateSet(row))
      .execute()
  }
}

/** The client of this id, if the secret is its own; compared in constant time. */
export async function findClientBySecret(db: Db, clientId: string, secret: string): Promise<Client | undefined> {
  const found = await db.selectFrom('client').selectAll().where('clientId', '=', clientId).executeTakeFirst()
  const given = Buffer.from(sha256(secret))
  const known = Buffer.from(found?.secretSha256 ?? sha256(randomBytes(32).toString('hex')))
  return given.length === known.length && timingSafeEqual(given, known) ? found : undefined
}

/** A new access token; the database knows only its hash. */
export async function insertToken(db: Db, { clientId, now }: { clientId: string; now: Date }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + tokenSeconds * 1000)
  await db
    .insertInto('accessToken')
    .values({ tokenSha256: sha256(token), clientId, expiresAt })
    .execute()
  return token
}

/** The client to whom a token was given that is still valid. */
export async function findClientByToken(db: Db, token: string, now: Date): Promise<Client | undefined> {
  return db
    .selectFrom('accessToken')
    .innerJoin('client', 'client.clientId', 'accessToken.clientId')
    .select(['client.clientId', 'client.scopes', 'client.destinations'])
    .where('tokenSha256', '=', sha256(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst()
}

/** Removes tokens that are no longer valid. */
export async function deleteExpiredTokens(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('accessToken').where('expiresAt', '<=', now).execute()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
