import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { makePersonCode, personCodeBytes, readPersonCode } from './person-code.ts'
import { isReferenceNumber, makeReferenceNumber, readReferenceNumber, referenceNumberBytes } from './reference-number.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

/** All texts that differ from this one in one character, or by an exchange of two neighbours. */
function slips(code: string): string[] {
  const characters = [...code]
  const wrong = characters.flatMap((character, index) =>
    character === '-' ? [] : [...alphabet].filter((other) => other !== character).map((other) => characters.with(index, other).join('')),
  )
  const plain = [...code.replaceAll('-', '')]
  const exchanged = plain.slice(1).flatMap((character, index) => {
    const before = plain[index] ?? ''
    return before === character
      ? []
      : [
          plain
            .with(index, character)
            .with(index + 1, before)
            .join(''),
        ]
  })
  return [...wrong, ...exchanged]
}

describe("the person's code", () => {
  it('is 26 characters and a check character in groups', () => {
    assert.equal(makePersonCode(new Uint8Array(16)), '0000-0000-0000-0000-0000-0000-000')
    assert.match(makePersonCode(new Uint8Array(16).fill(255)), /^7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ[0-9A-Z]$/)
  })

  it('gives its bytes back', () => {
    fc.assert(fc.property(bytes(personCodeBytes), (random) => assert.deepEqual(readPersonCode(makePersonCode(random)), random)))
  })

  it('may be typed with spaces, in lower case, with O for 0 and I or L for 1', () => {
    fc.assert(
      fc.property(bytes(personCodeBytes), (random) => {
        const code = makePersonCode(random)
        const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replace('1', 'l').replaceAll('1', 'I')}\n`
        assert.deepEqual(readPersonCode(typed), random)
        assert.deepEqual(readPersonCode(code.replaceAll('-', '–')), random)
      }),
    )
  })

  it('is refused with any single slip', () => {
    fc.assert(
      fc.property(bytes(personCodeBytes), (random) => slips(makePersonCode(random)).every((slip) => readPersonCode(slip) === undefined)),
      { numRuns: 20 },
    )
  })

  it('is refused when it is too short, too long or has other characters', () => {
    const code = makePersonCode(new Uint8Array(16).fill(7))
    for (const typed of ['', code.slice(0, -1), `${code}0`, `U${code.slice(1)}`, code.replace('-', '_'), '8'.repeat(27), '💥'])
      assert.equal(readPersonCode(typed), undefined, typed)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => (readPersonCode(typed)?.length ?? 16) === 16))
  })
})

describe('a reference number', () => {
  it('looks as it is printed', () => {
    fc.assert(
      fc.property(bytes(referenceNumberBytes), (random) => {
        const number = makeReferenceNumber(random)
        assert.match(number, /^AT(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
        assert.ok(isReferenceNumber(number))
      }),
    )
  })

  it('differs when the random bits differ', () => {
    const numbers = new Set(Array.from({ length: 256 }, (_, index) => makeReferenceNumber(Uint8Array.of(1, 2, 3, 4, 5, 6, index))))
    assert.equal(numbers.size, 256)
  })

  it('is read from what a person typed', () => {
    const number = makeReferenceNumber(Uint8Array.of(1, 2, 3, 4, 5, 6, 7))
    for (const typed of [
      number,
      number.toLowerCase(),
      number.replaceAll('-', ' '),
      number.replaceAll('-', ''),
      number.slice(3),
      ` ${number} `,
    ])
      assert.equal(readReferenceNumber(typed), number, typed)
  })

  it('is refused with any single slip', () => {
    fc.assert(
      fc.property(bytes(referenceNumberBytes), (random) =>
        slips(makeReferenceNumber(random).slice(3)).every((slip) => readReferenceNumber(`AT-${slip}`) === undefined),
      ),
      { numRuns: 20 },
    )
  })

  it('is exact where it is a key', () => {
    const number = makeReferenceNumber(Uint8Array.of(9, 9, 9, 9, 9, 9, 9))
    for (const value of [number.toLowerCase(), number.slice(3), '', undefined, 7]) assert.ok(!isReferenceNumber(value))
  })
})
