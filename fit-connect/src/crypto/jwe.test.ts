import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose'
import { FitConnectError } from '../api/fit-connect-error.ts'
import vectors from '../testing/vectors.json' with { type: 'json' }
import { toBase64url } from './base64url.ts'
import { decrypt } from './decrypt.ts'
import { encrypt } from './encrypt.ts'
import { inflate } from './inflate.ts'
import { authenticationTag, readJwe } from './jwe.ts'

const { publicJwk, privateJwk } = vectors.encryption as { publicJwk: JWK; privateJwk: JWK }
const { jwes } = vectors
const plain = new TextEncoder().encode(vectors.plain)
const withoutUse = ({ key_ops, ...jwk }: JWK) => jwk
const refusedWith = (code: string) => (error: unknown) => error instanceof FitConnectError && error.code === code

for (const kind of ['xml', 'json', 'deflated'] as const) {
  test(`a JWE made by another implementation is opened: ${kind}`, async () => {
    assert.deepEqual(await decrypt(jwes[kind], [privateJwk]), plain)
  })
}

test('what is encrypted here is opened by another implementation, header and all', async () => {
  const jwe = await encrypt(plain, publicJwk, { cty: 'application/xml' })
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, await importJWK(withoutUse(privateJwk), 'RSA-OAEP-256'))
  assert.deepEqual(new Uint8Array(plaintext), plain)
  assert.deepEqual(protectedHeader, { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'test-encryption-key-1', cty: 'application/xml' })
})

test('what another implementation encrypts today is opened', async () => {
  const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'test-encryption-key-1', cty: 'application/pdf' }
  const jwe = await new CompactEncrypt(plain).setProtectedHeader(header).encrypt(await importJWK(withoutUse(publicJwk), 'RSA-OAEP-256'))
  assert.deepEqual(await decrypt(jwe, [privateJwk]), plain)
  assert.equal(readJwe(jwe).header.cty, 'application/pdf')
})

test('empty and large contents come back as they were', async () => {
  for (const size of [0, 1, 1_000_003]) {
    const bytes = new Uint8Array(size).fill(7)
    assert.deepEqual(await decrypt(await encrypt(bytes, publicJwk, { cty: 'application/pdf' }), [privateJwk]), bytes)
  }
})

test('the same content never gives the same JWE', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => encrypt(plain, publicJwk, { cty: 'application/xml' })))
  assert.notEqual(authenticationTag(one!), authenticationTag(other!))
})

test('any other algorithm is refused, and a key that is not ours is named so', async () => {
  await assert.rejects(decrypt(jwes['other algorithm'], [privateJwk]), refusedWith('jwe-algorithm'))
  await assert.rejects(decrypt(jwes['other content encryption'], [privateJwk]), refusedWith('jwe-invalid'))
  await assert.rejects(decrypt(jwes['other kid'], [privateJwk]), refusedWith('jwe-key-unknown'))
})

test('a JWE that was changed in any part is not opened', async () => {
  const parts = jwes.xml.split('.')
  for (const index of [1, 2, 3, 4]) {
    const part = parts[index]!
    const changed = parts.with(index, (part[0] === 'A' ? 'B' : 'A') + part.slice(1)).join('.')
    await assert.rejects(decrypt(changed, [privateJwk]), refusedWith('jwe-unreadable'), `part ${index}`)
  }
  const header = toBase64url(new TextEncoder().encode('{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"test-encryption-key-1"}'))
  await assert.rejects(decrypt(parts.with(0, header).join('.'), [privateJwk]), refusedWith('jwe-unreadable'))
})

test('text that is no JWE is refused', () => {
  for (const text of ['', 'a.b.c', 'a.b.c.d.e', `${jwes.xml}.x`, jwes.xml.replace(/^[^.]+/, 'bm8')]) {
    assert.throws(() => authenticationTag(text), refusedWith('jwe-invalid'))
  }
})

test('a small message that unfolds without end is stopped', async () => {
  const zeros = new Blob([new Uint8Array(200_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const small = new Uint8Array(await new Response(zeros).arrayBuffer())
  await assert.rejects(inflate(small, 100_000), refusedWith('jwe-too-large'))
  assert.equal((await inflate(small, 200_000)).length, 200_000)
  await assert.rejects(inflate(new Uint8Array([255, 255, 255]), 100), refusedWith('jwe-unreadable'))
})
