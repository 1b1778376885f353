import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JWK } from 'jose'
import vectors from '../testing/vectors.json' with { type: 'json' }
import { checkEncryptionKey, checkVerificationKey, KeyRefusedError } from './check-key.ts'
import { generateEncryptionKeyPair, generateSigningKeyPair } from './generate-key-pair.ts'

const encryption = vectors.encryption.publicJwk as JWK
const verification = vectors.delivery.publicJwk as JWK

const broken: [string, Record<string, unknown>][] = [
  ['key-type', { kty: 'EC' }],
  ['key-type', { d: 'AQAB' }],
  ['key-size', { n: encryption.n!.slice(0, 682) }],
  ['key-size', { n: `AAAA${encryption.n!.slice(0, 679)}` }],
  ['key-size', { n: 'not base64url!' }],
  ['key-exponent', { e: 'Aw' }],
  ['key-id', { kid: 'test-encryption-key-2' }],
  ['key-algorithm', { alg: 'RSA-OAEP' }],
  ['key-operations', { key_ops: ['wrapKey', 'encrypt'] }],
  ['key-operations', { key_ops: ['encrypt'] }],
  ['key-operations', { key_ops: undefined }],
  ['key-operations', { use: 'sig' }],
]
for (const [code, change] of broken) {
  test(`nothing is encrypted with a key that breaks a rule: ${code} ${Object.keys(change)}`, () => {
    assert.throws(
      () => checkEncryptionKey({ ...encryption, ...change } as JWK, 'test-encryption-key-1'),
      (error) => error instanceof KeyRefusedError && error.code === code && error.retry === 'never',
    )
  })
}

test('a kid is 8 to 64 characters long', () => {
  for (const kid of ['1234567', 'k'.repeat(65)]) {
    assert.throws(() => checkEncryptionKey({ ...encryption, kid }, kid), { code: 'key-id' })
  }
  for (const kid of ['12345678', 'k'.repeat(64)]) checkEncryptionKey({ ...encryption, kid }, kid)
})

test('a key to encrypt with is no key to verify with, and the other way round', () => {
  assert.throws(() => checkVerificationKey(encryption, 'test-encryption-key-1'), { code: 'key-algorithm' })
  assert.throws(() => checkEncryptionKey(verification, 'test-delivery-key-1'), { code: 'key-algorithm' })
  checkVerificationKey(verification, 'test-delivery-key-1')
})

test('the keys we make follow our own rules and keep their private half apart', async () => {
  const [sealing, signing] = await Promise.all([generateEncryptionKeyPair(), generateSigningKeyPair()])
  checkEncryptionKey(sealing.publicJwk, sealing.publicJwk.kid!)
  checkVerificationKey(signing.publicJwk, signing.publicJwk.kid!)
  assert.deepEqual(sealing.privateJwk.key_ops, ['unwrapKey'])
  assert.deepEqual(signing.privateJwk.key_ops, ['sign'])
})
