import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type DataType, refusedCharacter } from './letters.ts'

const list = new URL('../../../../../shared/data/din-91379/latin_list_1.3.txt', import.meta.url)
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
