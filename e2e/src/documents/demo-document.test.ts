import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoDocument } from './demo-document.ts'

const same = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(other)

for (const [file, signature] of [
  ['passport.jpg', 'ffd8ff'],
  ['card.png', '89504e47'],
  ['contract.pdf', '25504446'],
] as const) {
  test(`${file} is a file of its kind, another seed gives another one, the same seed the same`, () => {
    const { bytes } = demoDocument(file, 'one')
    assert.equal(Buffer.from(bytes.subarray(0, signature.length / 2)).toString('hex'), signature)
    assert.ok(same(bytes, demoDocument(file, 'one').bytes))
    assert.ok(!same(bytes, demoDocument(file, 'two').bytes))
  })
}

test('a PDF names where its objects begin', () => {
  const text = Buffer.from(demoDocument('a.pdf', 'one').bytes).toString('latin1')
  const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]))
  assert.equal(offsets.length, 5)
  for (const [index, offset] of offsets.entries()) assert.ok(text.startsWith(`${index + 1} 0 obj`, offset))
})
