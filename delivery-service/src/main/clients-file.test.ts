import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { findClientByToken, insertToken } from '../store/clients.ts'
import { type Db, openDatabase } from '../store/database.ts'
import { getDestination, insertKey, markEncryptionKey } from '../store/destinations.ts'
import { type DeliveryWorld, destinationId, startDeliveryWorld, testKeys } from '../testing/delivery-world.ts'
import { loadClients, readClientsFile } from './clients-file.ts'
import { openSigningKeys } from './signing-key.ts'

const now = new Date()
const folder = mkdtempSync(join(tmpdir(), 'clients-'))
let world: DeliveryWorld
let db: Db
before(async () => {
  world = await startDeliveryWorld()
  db = openDatabase(world.config.databaseUrl)
})
after(async () => {
  await db.destroy()
  await world.stop()
  rmSync(folder, { recursive: true })
})

test('a client that is no longer in the file loses its tokens at the next start', async () => {
  const file = readClientsFile(world.config.clientsFile)
  const token = await insertToken(db, { clientId: 'case-system', now })
  await loadClients(db, file, now)
  assert.equal((await findClientByToken(db, token, now))?.clientId, 'case-system')
  await loadClients(db, { ...file, clients: file.clients.filter(({ clientId }) => clientId !== 'case-system') }, now)
  assert.equal(await findClientByToken(db, token, now), undefined)
})

test('a key that was rolled since is not rolled back by the old file, but a new key in the file is used', async () => {
  const file = readClientsFile(world.config.clientsFile)
  const [destination] = file.destinations
  const rolled = { ...testKeys.encryption.publicJwk, kid: 'rolled-key-1' }
  await db.transaction().execute(async (tx) => {
    await insertKey(tx, destinationId, rolled)
    await markEncryptionKey(tx, { destinationId, encryptionKid: rolled.kid }, now)
  })
  await loadClients(db, file, now)
  assert.equal((await getDestination(db, destinationId)).encryptionKid, 'rolled-key-1')
  const next = { ...destination!.keys[0]!, kid: 'next-key-01' }
  await loadClients(db, { ...file, destinations: [{ ...destination!, keys: [next], encryptionKid: next.kid }] }, now)
  assert.equal((await getDestination(db, destinationId)).encryptionKid, 'next-key-01')
})

test('a clients file that is not right is refused by its place, without its content', () => {
  const path = join(folder, 'clients.json')
  const good = readClientsFile(world.config.clientsFile)
  const [client] = good.clients
  writeFileSync(path, JSON.stringify({ ...good, clients: [{ ...client, clientSecretSha256: 'the secret itself' }] }))
  assert.throws(() => readClientsFile(path), { message: 'The clients file is not as it should be at /clients/0/clientSecretSha256' })
  const weak = { ...good.destinations[0]!.keys[0]!, e: 'Aw' }
  writeFileSync(path, JSON.stringify({ ...good, destinations: [{ ...good.destinations[0], keys: [weak] }] }))
  assert.throws(() => readClientsFile(path), { code: 'key-exponent' })
})

test('two processes that start at once make one signing key', async () => {
  const path = join(folder, 'key.json')
  const [one, other] = await Promise.all([openSigningKeys(path), openSigningKeys(path)])
  assert.deepEqual(one.current(now), other.current(now))
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('key.json')),
    ['key.json'],
  )
})
