import { checkEncryptionKey, checkVerificationKey, KeyRefusedError } from '@aufenthalt/fit-connect'
import type { Static } from 'typebox'
import { DeliveryProblem } from '../errors.ts'
import { findKey, getDestination, insertKey, listKeys, markEncryptionKey } from '../store/destinations.ts'
import { assertConnected, authenticate } from './authenticate.ts'
import type { App, Deps } from './deps.ts'
import { destinationParams, encryptionKid, jwk, keyParams } from './schemas.ts'

/** Destinations and their public keys, open to all; and the rolling of keys by whoever manages the destination. */
export function destinationRoutes(app: App, deps: Deps): void {
  const { db } = deps

  app.get('/v2/destinations/:destinationId', { schema: { params: destinationParams } }, async ({ params }) => {
    return getDestination(db, params.destinationId)
  })

  app.get('/v2/destinations/:destinationId/keys', { schema: { params: destinationParams } }, async ({ params }) => {
    await getDestination(db, params.destinationId)
    return { keys: await listKeys(db, params.destinationId) }
  })

  app.get('/v2/destinations/:destinationId/keys/:kid', { schema: { params: keyParams } }, async ({ params }) => {
    const key = await findKey(db, params.destinationId, params.kid)
    if (!key) throw new DeliveryProblem('key-not-found')
    return key
  })

  app.put('/v2/destinations/:destinationId/keys/:kid', { schema: { params: keyParams, body: jwk } }, async (request, reply) => {
    const { destinationId, kid } = request.params
    assertConnected(await authenticate(deps, request, 'manage'), destinationId)
    const key = checkedKey(request.body, kid)
    const isNew = await db.transaction().execute((tx) => insertKey(tx, destinationId, key))
    return reply.code(isNew ? 201 : 200).send(key)
  })

  app.patch('/v2/destinations/:destinationId', { schema: { params: destinationParams, body: encryptionKid } }, async (request) => {
    const { destinationId } = request.params
    assertConnected(await authenticate(deps, request, 'manage'), destinationId)
    const key = await findKey(db, destinationId, request.body.encryptionKid)
    if (key?.alg !== 'RSA-OAEP-256') throw new DeliveryProblem('key-not-found')
    await db.transaction().execute((tx) => markEncryptionKey(tx, { destinationId, ...request.body }))
    return getDestination(db, destinationId)
  })
}

function checkedKey(key: Static<typeof jwk>, kid: string) {
  try {
    return key.alg === 'PS512' ? checkVerificationKey(key, kid) : checkEncryptionKey(key, kid)
  } catch (error) {
    throw error instanceof KeyRefusedError ? new DeliveryProblem('key-refused', error.code) : error
  }
}
