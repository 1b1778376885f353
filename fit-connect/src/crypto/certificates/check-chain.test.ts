import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { rootCertificates } from 'node:tls'
import type { JWK } from 'jose'
import { makeCertificate, makeChain } from '../../testing/make-certificate.ts'
import vectors from '../../testing/vectors.json' with { type: 'json' }
import { checkCertifiedKey, KeyRefusedError } from '../check-key.ts'
import { findBrokenRule, readTrustAnchor } from './check-chain.ts'
import { readCertificate } from './read-certificate.ts'

const keys = vectors as unknown as Record<'encryption' | 'receiver' | 'delivery', { publicJwk: JWK; privateJwk: JWK }>
const three = { leaf: keys.encryption, authority: keys.receiver, root: keys.delivery }
const { publicJwk, privateJwk } = keys.encryption
const now = new Date('2026-11-02T09:00:00Z')

const chain = await makeChain(three)
const [leaf = '', authority = '', root = ''] = chain
const pem = (certificate: string) => `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
const ruleOf = (x5c: unknown, trustAnchors: string[] = [root], at = now) =>
  findBrokenRule({ ...publicJwk, ...(x5c === undefined ? {} : { x5c }) } as JWK, { trustAnchors, now: at })

test('a key whose certificates lead to a trusted one is taken, with the trusted one at the end of the chain or without it', async () => {
  assert.equal(await ruleOf(chain), undefined)
  assert.equal(await ruleOf([leaf, authority]), undefined)
  assert.equal(await ruleOf(chain, [pem(authority)]), undefined)
  const taken = await checkCertifiedKey({ ...publicJwk, x5c: chain }, publicJwk.kid!, { trustAnchors: [pem(root)], now })
  assert.equal(taken.kid, publicJwk.kid)
})

test('certificates of both schemes of RSA are taken', async () => {
  const changes = { scheme: 'RSASSA-PKCS1-v1_5' } as const
  assert.equal(await ruleOf(await makeChain(three, { leaf: changes, authority: changes })), undefined)
})

test('without trusted certificates a key may come alone; what comes with it must still be right', async () => {
  assert.equal(await ruleOf(undefined, []), undefined)
  assert.equal(await ruleOf(chain, []), undefined)
  assert.equal(await ruleOf([leaf], []), undefined)
  assert.equal(await ruleOf(chain, [], new Date('2029-01-02')), 'certificate-expired')
  assert.equal(await ruleOf([authority, root], []), 'certificate-key')
})

const refused: [string, string, () => Promise<unknown> | unknown][] = [
  ['that is missing', 'certificate-missing', () => undefined],
  ['without any certificate', 'certificate-invalid', () => []],
  ['that is no list', 'certificate-invalid', () => leaf],
  ['in Base64url', 'certificate-invalid', () => [leaf.replaceAll('/', '_').replaceAll('+', '-')]],
  ['that is cut off', 'certificate-invalid', () => [leaf.slice(0, 400), authority]],
  ['with bytes behind it', 'certificate-invalid', () => [Buffer.concat([Buffer.from(leaf, 'base64'), Buffer.of(0)]).toString('base64')]],
  ['of another key', 'certificate-key', () => [authority, root]],
  ['in another order', 'certificate-chain', () => [leaf, root, authority]],
  ['with a gap', 'certificate-chain', () => [leaf, root]],
  [
    'of an authority that is not trusted',
    'certificate-untrusted',
    async () => makeChain(three, { root: { subject: 'Andere' } }).then((c) => c.slice(0, 1)),
  ],
  [
    'that its own key signed',
    'certificate-untrusted',
    async () => [await makeCertificate({ subject: 'A', issuer: 'A', subjectKey: publicJwk, issuerKey: privateJwk, uses: [2] })],
  ],
  ['that somebody else signed', 'certificate-chain', async () => await makeChain(three, { leaf: { issuerKey: privateJwk } })],
  [
    'that an authority signed which is not trusted, under the name of one',
    'certificate-untrusted',
    async () => (await makeChain(three, { authority: { issuerKey: privateJwk } })).slice(0, 2),
  ],
  ['that has ended', 'certificate-expired', () => makeChain(three, { leaf: { validUntil: '2026-11-01T00:00:00Z' } })],
  ['that has not begun', 'certificate-not-yet-valid', () => makeChain(three, { leaf: { validFrom: '2026-11-03T00:00:00Z' } })],
  ['whose authority has ended', 'certificate-expired', () => makeChain(three, { authority: { validUntil: '2026-11-01T00:00:00Z' } })],
  ['for signatures only', 'certificate-usage', () => makeChain(three, { leaf: { uses: [0] } })],
  ['that was issued by none that may', 'certificate-chain', () => makeChain(three, { authority: { isAuthority: false } })],
  ['whose authority may not sign', 'certificate-chain', () => makeChain(three, { authority: { uses: [0] } })],
  ['with more authorities than one allows', 'certificate-chain', () => makeChain(three, { root: { pathLength: 0 } })],
  ['signed with SHA-1', 'certificate-chain', () => makeChain(three, { leaf: { hash: 'SHA-1', scheme: 'RSASSA-PKCS1-v1_5' } })],
  ['signed with SHA-1 in PSS', 'certificate-chain', () => makeChain(three, { leaf: { hash: 'SHA-1' } })],
  ['that demands what nobody knows', 'certificate-chain', () => makeChain(three, { leaf: { demand: '1.3.6.1.4.1.99999.1' } })],
]
for (const [what, code, make] of refused) {
  test(`nothing is encrypted with a key with a chain ${what}`, async () => {
    assert.equal(await ruleOf(await make()), code)
  })
}

test('the error says which rule, and that trying again does not help', async () => {
  await assert.rejects(checkCertifiedKey(publicJwk, publicJwk.kid!, { trustAnchors: [root], now }), (error) => {
    return error instanceof KeyRefusedError && error.code === 'certificate-missing' && error.retry === 'never'
  })
})

test('a trusted certificate that has ended trusts nobody any more', async () => {
  const ended = await makeChain(three, { root: { validUntil: '2026-11-01T00:00:00Z' } })
  assert.equal(await ruleOf(ended.slice(0, 2), [ended[2]!]), 'certificate-expired')
  assert.throws(() => readTrustAnchor('no certificate'))
})

test('the certificates that we make are read by others in the same way', () => {
  const [one, other, last] = chain.map((text) => new X509Certificate(Buffer.from(text, 'base64')))
  assert.equal(one!.subject, 'CN=Ausländerbehörde Musterstadt')
  assert.ok(one!.checkIssued(other!) && other!.checkIssued(last!) && other!.ca && !one!.ca)
  assert.ok(one!.verify(other!.publicKey) && other!.verify(last!.publicKey) && last!.verify(last!.publicKey))
})

test('certificates of public authorities are read as Node reads them', async () => {
  let signed = 0
  for (const text of rootCertificates) {
    const [theirs, ours] = [new X509Certificate(text), readTrustAnchor(text)]
    assert.equal(ours.validFrom.getTime(), Date.parse(theirs.validFrom))
    assert.equal(ours.validUntil.getTime(), Date.parse(theirs.validTo))
    // Those of version 1 have no extensions and are read by nobody here.
    assert.equal(ours.isAuthority, theirs.ca, theirs.subject)
    assert.equal(ours.publicKey !== undefined, theirs.publicKey.asymmetricKeyType?.startsWith('rsa'))
    if (ours.publicKey)
      assert.equal(Buffer.from(ours.publicKey.modulus).toString('base64url'), theirs.publicKey.export({ format: 'jwk' })['n'])
    if (ours.signatureAlgorithm && ours.publicKey && ours.publicKey.modulus.length >= 512) {
      const self = {
        n: theirs.publicKey.export({ format: 'jwk' })['n'],
        e: 'AQAB',
        kty: 'RSA',
        x5c: [theirs.raw.toString('base64')],
      } as JWK
      const code = await findBrokenRule(self, { trustAnchors: [text], now: new Date(theirs.validFrom) })
      assert.ok(code === undefined || code === 'certificate-usage', `${theirs.subject} ${code}`)
      signed += 1
    }
  }
  assert.ok(signed > 20)
})

test('no cut, no changed byte makes the reading of a certificate fail in another way than by its error', () => {
  const bytes = new Uint8Array(Buffer.from(leaf, 'base64'))
  for (let index = 0; index < bytes.length; index += 1) {
    for (const changed of [bytes.slice(0, index), bytes.with(index, bytes[index]! ^ 0xff)]) {
      try {
        readCertificate(new Uint8Array(changed))
      } catch (error) {
        assert.equal((error as Error).name, 'DerError', `${index}: ${error}`)
      }
    }
  }
})
