import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { base64url, CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose'
import { openReceiptKeys, type ReceiptKeys } from './receipt-keys.ts'
import { type ReceiptClaims, receiptType, signReceipt } from './sign-receipt.ts'
import { verifyReceipt } from './verify-receipt.ts'

const claims: ReceiptClaims = {
  iss: 'https://aufenthalt.example',
  sub: 'AT-7K3M-9QXD-2B4R',
  ags: '12999001',
  authorityName: 'Ausländerbehörde Musterstadt',
  receivedAt: '2026-11-24T10:00:01.250Z',
  firstAttemptAt: '2026-11-24T09:59:58.000Z',
  xmlSha256: 'a'.repeat(64),
}

const aFile = async () => join(await mkdtemp(join(tmpdir(), 'receipt-keys-')), 'keys.json')
const keys = await openReceiptKeys(await aFile())

const jwksOf = async (file: string) => (JSON.parse(await readFile(file, 'utf8')) as { keys: JWK[] }).keys

describe('keys of receipts', () => {
  it('a missing file is made for its owner alone, and opened again it holds the same key', async () => {
    const file = await aFile()
    const made = await openReceiptKeys(file)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    assert.equal((await openReceiptKeys(file)).signing.kid, made.signing.kid)
  })

  it('processes that start at once agree on one key and leave nothing else behind', async () => {
    const file = await aFile()
    const opened = await Promise.all(Array.from({ length: 5 }, () => openReceiptKeys(file)))
    assert.equal(new Set(opened.map(({ signing }) => signing.kid)).size, 1)
    assert.deepEqual(await readdir(join(file, '..')), ['keys.json'])
  })

  it('the public half goes out without the private one', () => {
    assert.deepEqual(
      keys.publicJwks.map((jwk) => Object.keys(jwk).sort()),
      [['alg', 'crv', 'kid', 'kty', 'use', 'x']],
    )
  })

  it('after a change of keys the new one signs and old receipts stay valid', async () => {
    const [oldFile, newFile] = [await aFile(), await aFile()]
    const old = await openReceiptKeys(oldFile)
    const jws = await signReceipt(old, claims)
    await openReceiptKeys(newFile)
    await writeFile(newFile, JSON.stringify({ keys: [...(await jwksOf(newFile)), ...(await jwksOf(oldFile))] }))
    const both = await openReceiptKeys(newFile)
    assert.notEqual(both.signing.kid, old.signing.kid)
    assert.deepEqual(await verifyReceipt(both, jws), claims)
    assert.equal(await verifyReceipt(old, await signReceipt(both, claims)), undefined)
  })

  it('a key of another kind is not opened', async () => {
    const file = await aFile()
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    await writeFile(file, JSON.stringify({ keys: [await exportJWK(privateKey)] }))
    await assert.rejects(openReceiptKeys(file))
  })
})

describe('a receipt', () => {
  it('gives back what was signed', async () => assert.deepEqual(await verifyReceipt(keys, await signReceipt(keys, claims)), claims))

  it('fits into a QR code', async () => assert.ok((await signReceipt(keys, { ...claims, authorityName: 'Ä'.repeat(200) })).length < 1300))

  it('is not valid with a single changed character', async () => {
    const jws = await signReceipt(keys, claims)
    const change = fc.tuple(fc.nat(jws.length - 2), fc.constantFrom('A', 'b', '0', '.', '_', ' ', ''))
    await fc.assert(
      fc.asyncProperty(change, async ([at, character]) => {
        fc.pre(jws[at] !== character)
        assert.equal(await verifyReceipt(keys, jws.slice(0, at) + character + jws.slice(at + 1)), undefined)
      }),
      { numRuns: 300 },
    )
  })

  it('of a stranger is not valid, also when they bring their key along', async () => {
    const stranger = await openReceiptKeys(await aFile())
    const [jwk] = stranger.publicJwks
    assert.equal(await verifyReceipt(keys, await signReceipt(stranger, claims)), undefined)
    assert.equal(await verifyReceipt(keys, await signed(stranger, { kid: keys.signing.kid, jwk: jwk as JWK })), undefined)
  })

  for (const header of [
    { jku: 'https://keys.example' },
    { x5u: 'https://keys.example' },
    { typ: 'JWT' },
    { kid: 'unknown' },
    { b64: true, crit: ['b64'] },
  ]) {
    it(`with ${Object.keys(header).join(' and ')} in its header is not valid`, async () => {
      assert.equal(await verifyReceipt(keys, await signed(keys, header)), undefined)
    })
  }

  it('without a signature is not valid', async () => {
    const header = base64url.encode(JSON.stringify({ alg: 'none', kid: keys.signing.kid, typ: receiptType }))
    assert.equal(await verifyReceipt(keys, `${header}.${base64url.encode(JSON.stringify(claims))}.`), undefined)
  })

  for (const payload of [null, [], {}, { ...claims, ags: '1' }, { ...claims, receivedAt: 'today' }]) {
    it(`that says ${JSON.stringify(payload).slice(0, 20)} is not valid`, async () => {
      assert.equal(await verifyReceipt(keys, await signed(keys, {}, payload)), undefined)
    })
  }

  it('of any other text is not valid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 100 }), async (text) => assert.equal(await verifyReceipt(keys, text), undefined)),
    )
    assert.equal(await verifyReceipt(keys, 'a'.repeat(100_000)), undefined)
  })
})

/** A token with the header and payload that a test wants, signed by these keys. */
function signed({ signing }: ReceiptKeys, header: object, payload: unknown = claims): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: signing.kid, typ: receiptType, ...header })
    .sign(signing.key, { crit: { b64: true } })
}
