import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fastify } from 'fastify'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { openReceiptKeys } from './receipt-keys.ts'
import { receiptRoutes } from './routes.ts'
import { signReceipt } from './sign-receipt.ts'

const keys = await openReceiptKeys(join(await mkdtemp(join(tmpdir(), 'receipt-keys-')), 'keys.json'))
const http = fastify()
await http.register(receiptRoutes({ keys }))
after(() => http.close())

const jws = await signReceipt(keys, {
  iss: 'https://aufenthalt.example',
  sub: 'AT-7K3M-9QXD-2B4R',
  ags: '12999001',
  authorityName: 'Ausländerbehörde Musterstadt',
  receivedAt: '2026-11-24T10:00:01.250Z',
  firstAttemptAt: '2026-11-24T09:59:58.000Z',
  xmlSha256: 'a'.repeat(64),
})

const verify = (body: object) => http.inject({ method: 'POST', url: '/api/receipts/verify', payload: body })

describe('checking a receipt', () => {
  it('a receipt of ours says authority, number and times', async () => {
    assert.deepEqual((await verify({ jws })).json(), {
      valid: true,
      ags: '12999001',
      authorityName: 'Ausländerbehörde Musterstadt',
      referenceNumber: 'AT-7K3M-9QXD-2B4R',
      receivedAt: '2026-11-24T10:00:01.250Z',
      firstAttemptAt: '2026-11-24T09:59:58.000Z',
      xmlSha256: 'a'.repeat(64),
    })
  })

  it('anything else is not valid, and the answer does not repeat it', async () => {
    assert.deepEqual((await verify({ jws: 'Beispiel' })).json(), { valid: false })
  })

  it('an empty or endless question is refused', async () => {
    assert.equal((await verify({})).statusCode, 400)
    assert.equal((await verify({ jws: 'a'.repeat(5000) })).statusCode, 400)
  })

  it('a receipt in the address is not looked at', async () => {
    assert.equal((await http.inject(`/api/receipts/verify?jws=${jws}`)).statusCode, 404)
  })
})

describe('checking without us', () => {
  it('the published keys verify a receipt', async () => {
    const response = await http.inject('/.well-known/jwks.json')
    assert.equal(response.headers['access-control-allow-origin'], '*')
    const { payload } = await jwtVerify(jws, createLocalJWKSet(response.json()))
    assert.equal(payload.sub, 'AT-7K3M-9QXD-2B4R')
  })

  it('no private key is published', async () => assert.doesNotMatch((await http.inject('/.well-known/jwks.json')).body, /"d"/))
})

describe('the page that checks a receipt', () => {
  it('has no script and no style in itself and loads nothing from elsewhere', async () => {
    const { body, headers } = await http.inject('/verify')
    assert.match(String(headers['content-type']), /^text\/html/)
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*script-src 'self'/)
    assert.doesNotMatch(body, /<script(?![^>]*src="\/verify\.js")|<style|style=|\son\w+=|https?:/)
  })

  it('has its script and its style', async () => {
    assert.match(String((await http.inject('/verify.js')).headers['content-type']), /^text\/javascript/)
    assert.match(String((await http.inject('/verify.css')).headers['content-type']), /^text\/css/)
  })

  it('neither stores anything nor puts a receipt into an address', async () => {
    assert.doesNotMatch((await http.inject('/verify.js')).body, /localStorage|sessionStorage|indexedDB|cookie|innerHTML|verify\?/)
  })
})
