import assert from 'node:assert/strict'
import { createDecipheriv, createHash, createPrivateKey, hkdfSync } from 'node:crypto'
import { test } from 'node:test'
import { makePersonAccess } from './person-keys.ts'

const code = crypto.getRandomValues(new Uint8Array(16))
const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', code, 'aufenthalt/1', purpose, 32))

test('the token follows from the code alone, and the platform gets only its hash', async () => {
  const [one, two] = [await makePersonAccess(code), await makePersonAccess(code)]
  assert.equal(one.accessToken, two.accessToken)
  assert.equal(one.accessToken, derive('access-token').toString('base64url'))
  assert.equal(one.sent.accessTokenSha256, createHash('sha256').update(one.accessToken).digest('hex'))
  assert.ok(!JSON.stringify(one.sent).includes(one.accessToken))
})

test('whoever has the code gets the private key back from what the platform keeps', async () => {
  const { sent } = await makePersonAccess(code)
  const wrapped = Buffer.from(sent.wrappedPrivateKey, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', derive('wrap-key'), wrapped.subarray(0, 12))
  decipher.setAuthTag(wrapped.subarray(-16))
  const der = Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
  const { x, y } = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' })
  assert.deepEqual({ x, y }, { x: sent.publicKey.x, y: sent.publicKey.y })
})
