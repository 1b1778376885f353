import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromBase64url, portableFromBase64url, portableToBase64url, toBase64url } from './base64url.ts'

const bytes = crypto.getRandomValues(new Uint8Array(40_001))

test('every way of coding gives the same text and the same bytes', () => {
  for (const length of [0, 1, 2, 3, 4, 255, 32_768, 40_001]) {
    const part = bytes.subarray(0, length)
    const text = Buffer.from(part).toString('base64url')
    assert.equal(toBase64url(part), text)
    assert.equal(portableToBase64url(part), text)
    assert.deepEqual(Buffer.from(fromBase64url(text)), Buffer.from(part))
    assert.deepEqual(Buffer.from(portableFromBase64url(text)), Buffer.from(part))
  }
})

test('text outside the alphabet is refused', () => {
  for (const text of ['a+b/', 'YQ==', 'Y Q', 'A', 'Zü']) assert.throws(() => fromBase64url(text), SyntaxError)
})
