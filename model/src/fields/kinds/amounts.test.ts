import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { normaliseInteger, normaliseMoney } from './amounts.ts'

describe('an amount of money', () => {
  const typed: readonly (readonly [raw: string | number, euros: string])[] = [
    ['4.500,00', '4500.00'],
    ['4,500.00', '4500.00'],
    ['4.500', '4500.00'],
    ['4,500', '4500.00'],
    ['4500,5', '4500.50'],
    ['4 500,50 €', '4500.50'],
    ["4'500.05", '4500.05'],
    ['1.234.567,89 EUR', '1234567.89'],
    ['٤٥٠٠', '4500.00'],
    ['007', '7.00'],
    ['0', '0.00'],
    ['0,50', '0.50'],
    [4500, '4500.00'],
    [12.5, '12.50'],
  ]
  for (const [raw, euros] of typed) it(`${raw} is ${euros} euros`, () => assert.equal(normaliseMoney(raw), euros))

  it('is not guessed where it is not clear', () => {
    for (const raw of [
      '4.500.00',
      '4,50,00',
      '45.00.000',
      '0.500',
      '12,345,6',
      '1.234.56',
      '-5',
      'viel',
      '4500,',
      '1e3',
      ',50',
      '4.5000',
      'NaN',
    ])
      assert.equal(normaliseMoney(raw), raw)
  })

  it('does not change a second time', () => {
    fc.assert(fc.property(fc.nat({ max: 9_999_999_999 }), (cents) => normaliseMoney(cents / 100) === (cents / 100).toFixed(2)))
    fc.assert(fc.property(fc.string(), (raw) => normaliseMoney(normaliseMoney(raw)) === normaliseMoney(raw)))
  })
})

describe('a whole number', () => {
  it('is read from what was typed', () => {
    assert.deepEqual([' 40', '-3', '٤٠', 39].map(normaliseInteger), [40, -3, 40, 39])
  })

  it('stays text when it is none', () => {
    for (const raw of ['38,5', '4e1', 'forty', '0x10', '9'.repeat(16)]) assert.equal(normaliseInteger(raw), raw)
    assert.equal(normaliseInteger(38.5), '38.5')
  })
})
