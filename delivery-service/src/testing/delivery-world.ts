import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ApiVersion, createSender, createSubscriber, type JWK, type Sender, type Subscriber } from '@aufenthalt/fit-connect'
import { pino } from 'pino'
import vectors from '../../../fit-connect/src/testing/vectors.json' with { type: 'json' }
import { startDeliveryService } from '../main/start-delivery-service.ts'
import type { CallbackAddress } from '../store/database.ts'
import { createTestDatabase } from './test-database.ts'

export const destinationId = '00000000-0000-4000-8000-000012999001'
export const otherDestinationId = '00000000-0000-4000-8000-000012999002'
export const publicService = { identifier: 'urn:de:fim:leika:leistung:99123456760610', name: 'Vorführung' }

/** Test keys that everybody knows. */
export const testKeys = vectors as unknown as Record<'encryption' | 'receiver' | 'delivery', { publicJwk: JWK; privateJwk: JWK }>

const clients = {
  'online-service': { scopes: ['send'], destinations: [] },
  'other-online-service': { scopes: ['send'], destinations: [] },
  'case-system': { scopes: ['subscribe', 'manage'], destinations: [destinationId] },
  'other-case-system': { scopes: ['subscribe'], destinations: [otherDestinationId] },
}
export type ClientId = keyof typeof clients

const secretOf = (clientId: ClientId) => `secret of ${clientId}`

/** Where the sender and the receiver are called back. */
export type WorldCallbacks = { sender?: CallbackAddress; receiver?: CallbackAddress }

const clientsFile = ({ sender, receiver }: WorldCallbacks) => ({
  clients: Object.entries(clients).map(([clientId, client]) => ({
    clientId,
    clientSecretSha256: createHash('sha256')
      .update(secretOf(clientId as ClientId))
      .digest('hex'),
    ...client,
    ...(clientId === 'online-service' && sender ? { callback: sender } : {}),
  })),
  destinations: [destinationId, otherDestinationId].map((id) => ({
    destinationId: id,
    name: 'Ausländerbehörde Musterstadt',
    publicServices: [publicService],
    encryptionKid: testKeys.encryption.publicJwk.kid,
    keys: [testKeys.encryption.publicJwk, testKeys.receiver.publicJwk],
    ...(id === destinationId && receiver ? { callback: receiver } : {}),
  })),
})

export type DeliveryWorld = Awaited<ReturnType<typeof startDeliveryWorld>>

/** A real delivery service over HTTP on a database of its own, with clients, a clock that the test sets, and the lines of its log. */
export async function startDeliveryWorld(callbacks: WorldCallbacks = {}) {
  const database = await createTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'delivery-'))
  const files = { keyFile: join(folder, 'key.json'), clientsFile: join(folder, 'clients.json') }
  writeFileSync(files.keyFile, JSON.stringify(testKeys.delivery.privateJwk))
  writeFileSync(files.clientsFile, JSON.stringify(clientsFile(callbacks)))

  const clock = { now: new Date('2026-11-02T09:00:00Z') }
  const logLines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line) => logLines.push(line) })
  const config = { databaseUrl: database.url, host: '127.0.0.1', port: 0, publicUrl: 'http://delivery.example', ...files }
  const start = () => startDeliveryService(config, { log, now: () => clock.now })
  const service = await start()

  const as = (clientId: ClientId, apiVersion: ApiVersion = 'v2') => {
    const reached = { apiVersion, submissionApi: service.url, tokenUrl: `${service.url}/token`, now: () => clock.now.getTime() }
    return { ...reached, clientId, clientSecret: secretOf(clientId) }
  }
  const keys = { privateKeys: [testKeys.encryption.privateJwk], signingKey: testKeys.receiver.privateJwk }
  return {
    url: service.url,
    config,
    clock,
    logLines,
    as,
    sender: (clientId: ClientId = 'online-service', apiVersion?: ApiVersion): Sender => createSender(as(clientId, apiVersion)),
    subscriber: (clientId: ClientId = 'case-system', apiVersion?: ApiVersion): Subscriber =>
      createSubscriber({ ...as(clientId, apiVersion), ...keys }),
    stop: async () => {
      await service.stop()
      await database.drop()
      rmSync(folder, { recursive: true })
    },
  }
}
