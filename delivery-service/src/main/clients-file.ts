import { readFileSync } from 'node:fs'
import { checkEncryptionKey, checkVerificationKey } from '@aufenthalt/fit-connect'
import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { jwk, uuid } from '../routes/schemas.ts'
import { replaceClients } from '../store/clients.ts'
import type { Db } from '../store/database.ts'
import { upsertDestination } from '../store/destinations.ts'

const text = Type.String({ minLength: 1 })
// TLS, but for this very machine (FIT-Connect, callbacks).
const callback = Type.Object({
  url: Type.String({ pattern: '^(https://|http://(127\\.0\\.0\\.1|localhost)[:/])' }),
  secret: Type.String({ minLength: 32 }),
  apiVersion: Type.Optional(Type.Union([Type.Literal('v1'), Type.Literal('v2')])),
})
const clientsFile = Type.Object({
  clients: Type.Array(
    Type.Object({
      clientId: text,
      clientSecretSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      scopes: Type.Array(Type.Union([Type.Literal('send'), Type.Literal('subscribe'), Type.Literal('manage')])),
      destinations: Type.Array(uuid),
      callback: Type.Optional(callback),
    }),
  ),
  destinations: Type.Array(
    Type.Object({
      destinationId: uuid,
      name: text,
      publicServices: Type.Array(
        Type.Object({
          identifier: text,
          name: Type.Optional(text),
          regions: Type.Optional(Type.Array(text)),
          submissionSchemas: Type.Optional(Type.Array(Type.Object({ schemaUri: text, mimeType: text }))),
        }),
      ),
      encryptionKid: text,
      keys: Type.Array(jwk),
      callback: Type.Optional(callback),
    }),
  ),
})

export type ClientsFile = Static<typeof clientsFile>

/** Reads who may send, who fetches what, and with which keys. The first wrong place is named, nothing of its content. */
export function readClientsFile(path: string): ClientsFile {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const [wrong] = Value.Errors(clientsFile, content)
  if (wrong) throw new Error(`The clients file is not as it should be at ${wrong.instancePath || '/'}`)
  const file = content as ClientsFile
  for (const { keys } of file.destinations) {
    for (const key of keys) (key.alg === 'PS512' ? checkVerificationKey : checkEncryptionKey)(key, key.kid)
  }
  return file
}

/** Makes the database know the clients and destinations of the file; by one process at a time. */
export async function loadClients(db: Db, { clients, destinations }: ClientsFile, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('delivery-service clients'))`.execute(tx)
    await replaceClients(tx, clients)
    for (const destination of destinations) await upsertDestination(tx, destination, now)
  })
}
