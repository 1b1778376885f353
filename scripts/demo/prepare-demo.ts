import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateEncryptionKeyPair, generateSigningKeyPair, type KeyPair } from '../../fit-connect/src/index.ts'
import { ensureMasterKey } from '../../server/src/vault/master-key.ts'
import { applicationSchemas } from '../../xauslaender/src/index.ts'
import { type DemoAuthority, demoAuthorities, demoPublicService } from './demo-authorities.ts'

/** Files of a demo, all of them in its folder and readable by its owner only. */
export type DemoFiles = {
  readonly masterKey: string
  readonly receiptKey: string
  readonly deliveryKey: string
  readonly authorities: string
  readonly deliveryClients: string
  readonly caseSystemKeys: string
  readonly senderSecret: string
  readonly subscriberSecret: string
  readonly consoleSecret: string
  readonly senderCallbackSecret: string
  readonly subscriberCallbackSecret: string
}

/** Addresses of those that the delivery service calls back. */
type CalledBack = { readonly platform: string; readonly caseSystem: string }

/** Names under which the demo's programs know each other. */
export const demoClients = { sender: 'aufenthalt-platform', subscriber: 'demo-case-system', console: 'aufenthalt-console' }

/**
 * Makes what a demo needs beside its databases in an existing folder; what is there already stays.
 * @param hostOrigin origin of the municipality's page, registered with every authority
 * @param called where the platform and the case system are called back; without it they ask by themselves
 */
export async function prepareDemo(folder: string, hostOrigin: string, called?: CalledBack): Promise<DemoFiles> {
  const file = (name: string) => join(folder, name)
  const files: DemoFiles = {
    masterKey: file('master.key'),
    receiptKey: file('receipt.key.json'),
    deliveryKey: file('delivery-service.key.json'),
    authorities: file('authorities.json'),
    deliveryClients: file('delivery-clients.json'),
    caseSystemKeys: file('case-system-keys.json'),
    senderSecret: file('sender.secret'),
    subscriberSecret: file('subscriber.secret'),
    consoleSecret: file('console.secret'),
    senderCallbackSecret: file('sender-callback.secret'),
    subscriberCallbackSecret: file('subscriber-callback.secret'),
  }
  ensureMasterKey(files.masterKey)
  const secrets = [
    files.senderSecret,
    files.subscriberSecret,
    files.consoleSecret,
    files.senderCallbackSecret,
    files.subscriberCallbackSecret,
  ]
  for (const secret of secrets) {
    if (!existsSync(secret)) writePrivately(secret, randomBytes(32).toString('base64url'))
  }
  const keys = await ensureDestinationKeys(files.caseSystemKeys)
  writePrivately(
    files.authorities,
    JSON.stringify(
      demoAuthorities.map((authority) => seedOf(authority, hostOrigin)),
      null,
      2,
    ),
  )
  writePrivately(files.deliveryClients, JSON.stringify(deliveryClients(files, keys, called), null, 2))
  return files
}

type DestinationKeys = {
  readonly destinationId: string
  readonly ags: string
  readonly decryptionKeys: readonly KeyPair['privateJwk'][]
  readonly signingKey: KeyPair['privateJwk']
}

/** The key pairs of the case system, one to open and one to sign with for each destination; made once (RSA-4096 takes its time). */
async function ensureDestinationKeys(path: string): Promise<DestinationKeys[]> {
  if (!existsSync(path)) writePrivately(path, JSON.stringify(await Promise.all(demoAuthorities.map(makeKeys))))
  return JSON.parse(readFileSync(path, 'utf8')) as DestinationKeys[]
}

async function makeKeys({ destinationId, ags }: DemoAuthority): Promise<DestinationKeys> {
  const [encryption, signing] = await Promise.all([generateEncryptionKeyPair(), generateSigningKeyPair()])
  return { destinationId, ags, decryptionKeys: [encryption.privateJwk], signingKey: signing.privateJwk }
}

/** An entry of the platform's authorities file. */
function seedOf({ ags, name, town, destinationId, accent, embedding, profiles, fitConnectApi }: DemoAuthority, hostOrigin: string) {
  return {
    ags,
    name,
    address: `Beispielallee 1, 99999 ${town}`,
    email: `auslaenderbehoerde-${ags}@behoerde.example`,
    phone: '09999 1234-0',
    theme: { accent },
    origins: [hostOrigin],
    embedding,
    profiles,
    destinationId,
    fitConnectApi,
    test: true,
    services: [{ service: 'at-erwerbstaetigkeit', publicService: demoPublicService }],
  }
}

/** The delivery service's list of who may send and who fetches what, with the public keys. */
function deliveryClients(files: DemoFiles, keys: readonly DestinationKeys[], called?: CalledBack) {
  const callback = (url: string, secretFile: string) => (called ? { callback: { url, secret: readFileSync(secretFile, 'utf8') } } : {})
  const [platform, caseSystem] = [`${called?.platform}/api/fit-connect/callbacks`, `${called?.caseSystem}/callbacks/fit-connect`]
  const destinations = keys.map(({ destinationId }) => destinationId)
  const client = (clientId: string, secretFile: string, scopes: readonly string[]) => ({
    clientId,
    clientSecretSha256: createHash('sha256').update(readFileSync(secretFile, 'utf8')).digest('hex'),
    scopes,
    destinations,
  })
  return {
    clients: [
      { ...client(demoClients.sender, files.senderSecret, ['send']), ...callback(platform, files.senderCallbackSecret) },
      client(demoClients.subscriber, files.subscriberSecret, ['subscribe', 'manage']),
    ],
    destinations: keys.map(({ destinationId, ags, decryptionKeys, signingKey }) => ({
      destinationId,
      name: demoAuthorities.find((authority) => authority.ags === ags)?.name ?? ags,
      publicServices: [{ ...demoPublicService, submissionSchemas: applicationSchemas }],
      encryptionKid: decryptionKeys[0]?.kid,
      keys: [...decryptionKeys.map((key) => publicHalf(key, 'wrapKey')), publicHalf(signingKey, 'verify')],
      ...callback(caseSystem, files.subscriberCallbackSecret),
    })),
  }
}

const publicHalf = ({ kty, n, e, kid, alg }: KeyPair['privateJwk'], use: 'wrapKey' | 'verify') => ({ kty, n, e, kid, alg, key_ops: [use] })

/** Writes a file whole or not at all. */
function writePrivately(path: string, text: string): void {
  const part = `${path}.${process.pid}`
  writeFileSync(part, text, { mode: 0o600, flush: true })
  renameSync(part, path)
}
