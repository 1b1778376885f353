import {
  checkEncryptionKey,
  checkVerificationKey,
  type Dialect,
  type JWK,
  KeyRefusedError,
  metadataVersions,
} from '@aufenthalt/fit-connect'
import type { Static } from 'typebox'
import { DeliveryProblem } from '../errors.ts'
import { type Destination, findKey, getDestination, insertKey, listKeys, markEncryptionKey } from '../store/destinations.ts'
import { assertConnected, authenticate } from './authenticate.ts'
import type { App, VersionDeps } from './deps.ts'
import { destinationParams, encryptionKid, jwk, keyParams } from './schemas.ts'

/** Destinations and their public keys, and the rolling of keys by whoever manages the destination. */
export function destinationRoutes(app: App, deps: VersionDeps): void {
  const { db, dialect, issuer } = deps

  app.get('/destinations/:destinationId', { schema: { params: destinationParams } }, async (request) => {
    if (dialect.isDestinationGuarded) await authenticate(deps, request)
    return destinationIn(dialect, await getDestination(db, request.params.destinationId))
  })

  app.get('/destinations/:destinationId/keys', { schema: { params: destinationParams } }, async ({ params }) => {
    await getDestination(db, params.destinationId)
    return { keys: (await listKeys(db, params.destinationId)).map((key) => keyIn(dialect, key)) }
  })

  app.get('/destinations/:destinationId/keys/:kid', { schema: { params: keyParams } }, async ({ params }) => {
    const key = await findKey(db, params.destinationId, params.kid)
    if (!key) throw new DeliveryProblem('key-not-found')
    return keyIn(dialect, key)
  })

  app.put('/destinations/:destinationId/keys/:kid', { schema: { params: keyParams, body: jwk } }, async (request, reply) => {
    const { destinationId, kid } = request.params
    assertConnected(await authenticate(deps, request, 'manage'), destinationId)
    const key = checkedKey(request.body, kid)
    const isNew = await db.transaction().execute((tx) => insertKey(tx, destinationId, key))
    return reply.code(isNew ? 201 : 200).send(keyIn(dialect, key))
  })

  app.patch('/destinations/:destinationId', { schema: { params: destinationParams, body: encryptionKid } }, async (request) => {
    const { destinationId } = request.params
    assertConnected(await authenticate(deps, request, 'manage'), destinationId)
    const key = await findKey(db, destinationId, request.body.encryptionKid)
    if (key?.alg !== 'RSA-OAEP-256') throw new DeliveryProblem('key-not-found')
    await db.transaction().execute((tx) => markEncryptionKey(tx, { destinationId, ...request.body }, issuer.now()))
    return destinationIn(dialect, await getDestination(db, destinationId))
  })
}

/** Where the destination wants to be called back is nobody's business. */
function destinationIn({ services }: Dialect, { destinationId, name, status, encryptionKid, publicServices }: Destination) {
  return { destinationId, name, status, encryptionKid, [services]: publicServices, metadataVersions }
}

function keyIn({ hasKeyUse }: Dialect, { use: _, ...key }: JWK): JWK {
  return hasKeyUse ? { ...key, use: key.alg === 'PS512' ? 'sig' : 'enc' } : key
}

function checkedKey(key: Static<typeof jwk>, kid: string) {
  try {
    return key.alg === 'PS512' ? checkVerificationKey(key, kid) : checkEncryptionKey(key, kid)
  } catch (error) {
    throw error instanceof KeyRefusedError ? new DeliveryProblem('key-refused', error.code) : error
  }
}
