import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fontFamilies } from './fonts.ts'
import { createPrintable } from './printable.ts'
import { letters, skipWithoutList } from './testing/din-91379.ts'

const printable = createPrintable(fontFamilies)

const cases: readonly (readonly [what: string, text: string, printed: string])[] = [
  ['German and Turkish letters stay', 'Çağla Müßig', 'Çağla Müßig'],
  ['Arabic stays', 'محمد', 'محمد'],
  ['Hebrew, Georgian, Armenian, Greek, Cyrillic and Devanagari stay', 'שלום ნინო Արմեն Ελένη Їжак नमस्ते', 'שלום ნინო Արմեն Ελένη Їжак नमस्ते'],
  ['a letter with two marks stays', 'C\u0328\u0306', 'C\u0328\u0306'],
  ['Chinese is written as numbers', '王小明 Wang', '[U+738B][U+5C0F][U+660E] Wang'],
  ['Ethiopic is written as numbers', 'ናይ', '[U+1293][U+12ED]'],
  ['a family of emoji is written as numbers', '👩‍👧', '[U+1F469][U+200D][U+1F467]'],
  ['half a character is written as its number', 'a\ud83db', 'a[U+D83D]b'],
  ['controls are written as numbers', 'a\u0000b\u0007c\u009f', 'a[U+0000]b[U+0007]c[U+009F]'],
  ['a turn of the reading direction is written as its number', 'x\u202eabc\u2066', 'x[U+202E]abc[U+2066]'],
  ['characters without meaning are written as numbers', '\ue000\ufeff\uffff', '[U+E000][U+FEFF][U+FFFF]'],
  ['a mark that no font has is written behind its letter', 'a\u{1e8d0}', 'a[U+1E8D0]'],
  ['a mark without a letter is written as its number', '\u0301a', '[U+0301]a'],
  ['all line breaks become one kind', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  ['a tabulator becomes a space', 'a\tb', 'a b'],
  ['nothing stays nothing', '', ''],
]

describe('what is printed of a text', () => {
  for (const [what, text, printed] of cases) it(what, () => assert.equal(printable(text).replaceAll('\u200b', ''), printed))

  it('a word that is too long for a column may break after every few characters, others may not', () => {
    assert.equal(printable('a'.repeat(32)), `${'a'.repeat(10)}\u200b${'a'.repeat(10)}\u200b${'a'.repeat(10)}\u200baa`)
    assert.equal(printable(`Aufenthaltsgestattung ${'b'.repeat(25)}`).includes('\u200b'), false)
  })

  it('a long word never breaks inside a character', () => {
    assert.ok(
      printable('l\u0325\u0304'.repeat(50))
        .split('\u200b')
        .every((piece) => piece.startsWith('l') && piece.endsWith('\u0304')),
    )
  })

  it('every letter of DIN 91379 is printed as it is', { skip: skipWithoutList }, () => {
    assert.ok(letters.length > 700)
    assert.deepEqual(
      letters.filter((letter) => printable(`a${letter}`) !== `a${letter}`),
      [],
    )
  })

  it('of any text the printable part is well-formed, has no control but line breaks, and stays what it is when it is printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const printed = printable(text)
        assert.ok(printed.isWellFormed())
        assert.doesNotMatch(printed, /[\0-\x09\x0b-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069]/)
        const again = printed.replaceAll('\u200b', '')
        assert.equal(printable(again).replaceAll('\u200b', ''), again)
      }),
      { numRuns: 1000 },
    )
  })
})
