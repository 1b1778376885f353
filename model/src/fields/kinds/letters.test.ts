import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type DataType, refusedCharacter } from './letters.ts'
import { normaliseLine } from './normalise-text.ts'

const list = new URL('../../../../../shared/data/din-91379/latin_list_1.3.txt', import.meta.url)
const deprecated = new URL('latin_list_deprecated_1.3.txt', list)
const schema = new URL(
  '../../../../../shared/data/xinneres/xoev.de/schemata/din/91379/2022-08/din-norm-91379-datatypes.xsd',
  import.meta.url,
)
const skip = !existsSync(list) && 'the list of DIN 91379 is not beside the repository'
const acceptedBy: { readonly [group: string]: string } = { bll: 'ABC', bnlreq: 'ABC', bnl: 'BC', bnlopt: 'C', bnlnot: 'C' }
const types: readonly DataType[] = ['A', 'B', 'C']

const entries = (): { group: string; text: string }[] =>
  readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('; '))
    .map(([group = '', , codes = '']) => ({
      group,
      text: String.fromCodePoint(...codes.split(' ').map((code) => Number.parseInt(code, 16))),
    }))

describe('the official list of DIN 91379', { skip }, () => {
  it('is accepted line by line, each by the data types of its group', () => {
    assert.equal(entries().length, 930)
    for (const { group, text } of entries())
      for (const type of types)
        assert.equal(refusedCharacter(text, type) === undefined, acceptedBy[group]?.includes(type) ?? false, `${group} ${text} ${type}`)
  })

  it('is all that is accepted of the basic plane', () => {
    const known = new Map(entries().map(({ group, text }) => [text, acceptedBy[group] ?? '']))
    for (let code = 0; code <= 0xffff; code++) {
      const text = String.fromCharCode(code)
      for (const type of types)
        assert.equal(refusedCharacter(text, type) === undefined, known.get(text)?.includes(type) ?? false, code.toString(16))
    }
  })

  it('is in NFC, so that what was typed in parts is accepted too', () => {
    for (const { group, text } of entries()) {
      assert.equal(text.normalize(), text, text)
      if (group === 'bll') assert.equal(normaliseLine(text.normalize('NFD')), text, text)
    }
  })

  it('contains what is deprecated: it must be accepted', { skip: !existsSync(deprecated) && 'that list is not there' }, () => {
    const lines = readFileSync(deprecated, 'utf8')
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('bll'))
    assert.equal(lines.length, 6)
    for (const line of lines) assert.equal(refusedCharacter(line.split('; ')[4] ?? '', 'A'), undefined, line)
  })

  it('knows all sequences: a letter with a mark is refused unless it is listed', () => {
    const lines = entries()
    const letters = lines.filter(({ group, text }) => group === 'bll' && text.length === 1)
    const known = new Set(lines.map(({ text }) => text))
    for (const { text: letter } of letters)
      for (const { text: mark } of lines.filter(({ group }) => group === 'dc')) {
        const text = (letter + mark).normalize('NFC')
        assert.equal(refusedCharacter(text, 'A') === undefined, known.has(text), JSON.stringify(text))
      }
  })
})

describe('the patterns of the data types in the schema of DIN 91379', {
  skip: skip || (!existsSync(schema) && 'the schema is not there'),
}, () => {
  // The norm's alternatives stand in XML Schema's regular expressions: `(&#x0041;&#x030B;|[&#x0061;-&#x007A;]|…)*`
  const patterns = Object.fromEntries(
    types.map((type) => {
      const [, pattern = ''] = new RegExp(`name="datatype${type}">[^]*?pattern value="([^"]*)"`).exec(readFileSync(schema, 'utf8')) ?? []
      return [type, new RegExp(`^(?:${pattern.replaceAll(/\\?&#x([0-9A-F]{4});/g, '\\u$1')})$`)] as const
    }),
  )
  const agree = (text: string) => {
    for (const type of types)
      assert.equal(refusedCharacter(text, type) === undefined, patterns[type]?.test(text), JSON.stringify([text, type]))
  }

  it('accept what is accepted here, and nothing else: pieces of the list in any order', () => {
    const pieces = entries().map(({ text }) => text)
    const sequences = pieces.filter(({ length }) => length > 1)
    const piece = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...sequences), fc.constantFrom(...sequences.join('')))
    const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('').normalize())
    fc.assert(fc.property(text, agree), { numRuns: 20_000 })
  })

  it('accept what is accepted here, and nothing else: texts of any characters, lone surrogates too', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 4 }), agree), { numRuns: 5000 })
    for (const text of ['', '\ud800', '\udc00a', '😀', 'a\u0000', '\u{1e900}', '\ufffd', '\ufb01']) agree(text)
  })
})

describe('letters that the data types do not know', () => {
  const refused = (text: string, type: DataType = 'A') => refusedCharacter(text, type)

  it('are refused with their position, other scripts apart from signs', () => {
    assert.deepEqual(refused('Маша'), { code: 'letters', parameters: { position: 1 } })
    assert.deepEqual(refused('Musterفرد'), { code: 'letters', parameters: { position: 7 } })
    assert.deepEqual(refused('Anna2'), { code: 'signs', parameters: { position: 5 } })
    assert.deepEqual(refused('Anna😀'), { code: 'signs', parameters: { position: 5 } })
    assert.deepEqual(refused('a\u0000b', 'C'), { code: 'signs', parameters: { position: 2 } })
    assert.deepEqual(refused('a\ud800', 'C'), { code: 'signs', parameters: { position: 2 } })
  })

  it('are not needed for the names of the world in Latin letters', () => {
    for (const name of ['Đặng Thị Ngọc Ánh', "O'Connor", 'Nguyễn-Müller', 'K͟Haled', 'Şahin İnönü', 'Łukasz Žižek', 'D’Arc', 'Åsa', 'J̌ani'])
      assert.equal(refused(name), undefined, name)
  })

  it('are found in the longest texts too', () => {
    assert.equal(refused('s\u031b\u0304'.repeat(1333), 'C'), undefined)
    assert.equal(refused(`${'K\u035fH'.repeat(1333)}я`, 'C')?.parameters.position, 4000)
  })
})
