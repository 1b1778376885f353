import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { normaliseLine, normaliseLines } from './normalise-text.ts'

const wildText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...' \u00a0\t\r\n\v\u2028\u200d\u200e\u00ad\u0301\u0323\u2019\u2026\u2013…„“𝒳٣'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

describe('one line of text', () => {
  it('loses what is invisible and what is too much', () => {
    assert.equal(normaliseLine('  Anna \u00a0 Maria\t'), 'Anna Maria')
    assert.equal(normaliseLine('\u200fAn\u00adna\u200b\n'), 'Anna')
    assert.equal(normaliseLine('Muster\nweg'), 'Muster weg')
  })

  it('gets the signs of the standard for those of word processors', () => {
    assert.equal(normaliseLine('O‘Connor – „Büro“ …'), 'O’Connor - "Büro" ...')
    assert.equal(normaliseLine('Sofʼya Oʻtkir'), 'Sof’ya O’tkir')
    assert.equal(normaliseLine('١٢۳4'), '1234')
  })

  it('is in the composed form, also around what was removed', () => {
    assert.equal(normaliseLine('Mu\u0308ller'), 'Müller')
    assert.equal(normaliseLine('u\u200d\u0308'), 'ü')
  })

  it('does not change a second time', () => {
    fc.assert(
      fc.property(wildText, (text) => normaliseLine(normaliseLine(text)) === normaliseLine(text)),
      { numRuns: 1000 },
    )
  })
})

describe('free text', () => {
  it('keeps its lines', () => {
    assert.equal(normaliseLines(' Eins  zwei \r\n\tdrei\r\r vier\u2028fünf\n\n'), 'Eins  zwei\n drei\n\n vier\nfünf')
  })

  it('does not change a second time', () => {
    fc.assert(
      fc.property(wildText, (text) => normaliseLines(normaliseLines(text)) === normaliseLines(text)),
      { numRuns: 1000 },
    )
  })
})
