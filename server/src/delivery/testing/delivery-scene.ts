import { randomBytes } from 'node:crypto'
import { type ApiVersion, createSender, generateEncryptionKeyPair, type Subscriber } from '@aufenthalt/fit-connect'
import { keepDeadlines } from '../../../../delivery-service/src/deadlines/keep-deadlines.ts'
import { openDatabase } from '../../../../delivery-service/src/store/database.ts'
import { type DeliveryWorld, destinationId, startDeliveryWorld, testKeys } from '../../../../delivery-service/src/testing/delivery-world.ts'
import { type KeptApplication, keepAnApplication } from '../../applications/testing/an-application.ts'
import { musterstadt, seedAuthority } from '../../authorities/testing/an-authority.ts'
import { type TestDatabases, testDatabases } from '../../database/testing/test-database.ts'
import { authorityScope } from '../../database/with-authority.ts'
import type { KeepPromise, Kept } from '../../promises/keep-promise.ts'
import { openVault } from '../../vault/open-vault.ts'
import type { DeliveryDeps } from '../attempt.ts'
import { deliverApplication } from '../deliver-application.ts'
import { fitConnectChannel } from '../fit-connect-channel.ts'
import { followApplication } from '../follow-application.ts'
import { startUnreliableProxy, type UnreliableProxy } from './unreliable-proxy.ts'

/** Everything between a kept application and its case system, real: databases, delivery service over HTTP, receiver; a network that can break. */
export type DeliveryScene = {
  readonly databases: TestDatabases
  readonly world: DeliveryWorld
  readonly proxy: UnreliableProxy
  readonly deps: DeliveryDeps
  readonly receiver: Subscriber
  readonly keep: (changes?: Parameters<typeof keepAnApplication>[2]) => Promise<KeptApplication>
  readonly deliver: (application: KeptApplication, changes?: Partial<DeliveryDeps>) => Promise<Kept>
  readonly follow: (application: KeptApplication, changes?: Partial<DeliveryDeps>) => Promise<Kept>
  /** Lets days pass at the delivery service, with its deadlines. */
  readonly passDays: (days: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Opens a scene with the authority of Musterstadt. */
export async function openDeliveryScene(): Promise<DeliveryScene> {
  const [databases, world] = await Promise.all([testDatabases(), startDeliveryWorld()])
  const proxy = await startUnreliableProxy(world.url)
  const deliveryDatabase = openDatabase(world.config.databaseUrl)
  await seedAuthority(authorityScope(databases.owner), musterstadt, { destination_id: destinationId })
  const secrets = { masterKey: randomBytes(32), generateReplyKey: generateEncryptionKeyPair }
  const sender = (version: ApiVersion) =>
    createSender({ ...world.as('online-service', version), submissionApi: proxy.url, tokenUrl: `${world.url}/token` })
  const deps: DeliveryDeps = {
    withAuthority: authorityScope(databases.worker),
    vault: openVault({ keyDatabase: databases.workerKeys, ...secrets }),
    channel: fitConnectChannel({ v1: sender('v1'), v2: sender('v2') }),
    now: () => world.clock.now,
  }
  const receiving = { withAuthority: databases.withAuthority, vault: openVault({ keyDatabase: databases.appKeys, ...secrets }) }
  const attempt =
    (kind: (deps: DeliveryDeps) => KeepPromise) =>
    ({ applicationId }: KeptApplication, changes: Partial<DeliveryDeps> = {}) =>
      kind({ ...deps, ...changes })(
        {
          ...{ promiseId: '', leaseId: '', kind: '', attempts: 1, failures: 0, createdAt: world.clock.now },
          ...{ authorityId: musterstadt, subjectId: applicationId },
        },
        AbortSignal.timeout(30_000),
      )
  return {
    ...{ databases, world, proxy, deps },
    receiver: world.subscriber(),
    keep: (changes) => keepAnApplication(receiving, musterstadt, changes),
    deliver: attempt(deliverApplication),
    follow: attempt(followApplication),
    passDays: async (days) => {
      world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000)
      const issuer = { issuer: world.config.publicUrl, signingKey: testKeys.delivery.privateJwk, now: () => world.clock.now }
      await keepDeadlines(deliveryDatabase, issuer)
    },
    stop: async () => {
      await Promise.all([proxy.close(), deliveryDatabase.destroy()])
      await Promise.all([world.stop(), databases.close()])
    },
  }
}
