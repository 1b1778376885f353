import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { openBytes, sealBytes } from './seal.ts'

const secret = randomBytes(32)
const bytes = fc.uint8Array({ maxLength: 300 })
const context = fc.array(fc.string(), { minLength: 1, maxLength: 4 })

test('what was sealed opens again, whatever it is', () => {
  fc.assert(
    fc.property(bytes, context, (plain, place) => {
      assert.deepEqual(new Uint8Array(openBytes(secret, place, sealBytes(secret, place, plain))), plain)
    }),
  )
})

test('it opens in no other place, not even in one that reads the same', () => {
  fc.assert(
    fc.property(bytes, context, context, (plain, place, other) => {
      fc.pre(JSON.stringify(place) !== JSON.stringify(other))
      assert.throws(() => openBytes(secret, other, sealBytes(secret, place, plain)), /do not open/)
    }),
  )
  assert.throws(() => openBytes(secret, ['a', 'bc'], sealBytes(secret, ['ab', 'c'], Buffer.of(1))), /do not open/)
})

test('a single changed bit is noticed wherever it lies', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.nat(7), (plain, at, bit) => {
      const sealed = sealBytes(secret, ['here'], plain)
      const position = at % sealed.length
      sealed[position] = (sealed[position] ?? 0) ^ (1 << bit)
      assert.throws(() => openBytes(secret, ['here'], sealed), /do not open/)
    }),
  )
})

test('what is cut short, or no sealed text at all, does not open', () => {
  const sealed = sealBytes(secret, ['here'], Buffer.from('Antrag'))
  for (let length = 0; length < sealed.length; length += 1) {
    assert.throws(() => openBytes(secret, ['here'], sealed.subarray(0, length)), /do not open/)
  }
})

test('with another key it does not open', () => {
  assert.throws(() => openBytes(randomBytes(32), ['here'], sealBytes(secret, ['here'], Buffer.from('Antrag'))), /do not open/)
})

test('the same text is sealed differently each time', () => {
  const sealed = [1, 2, 3].map(() => sealBytes(secret, ['here'], Buffer.from('Antrag')).toString('hex'))
  assert.equal(new Set(sealed).size, 3)
})
