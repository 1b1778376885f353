import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { blockFields } from '../canonical/blocks.ts'
import { messageLimits, profiles } from '../profiles/profiles.ts'
import { anApplication } from '../testing/an-application.ts'
import { writeApplication } from '../write/write-application.ts'
import { compileSchema } from './compile-schema.ts'
import { type Checker, createChecker } from './create-checker.ts'

describe('the schema check', () => {
  let checker: Checker
  before(async () => {
    checker = await createChecker()
  })
  after(() => checker.dispose())

  const problems = (xml: string) => checker.check('1', xml)

  it('lets a valid message pass', () => {
    assert.deepEqual(problems(writeApplication('1', anApplication())), [])
  })

  it('says where a message is wrong and never what stands there', () => {
    const [problem, ...others] = problems(writeApplication('1', anApplication({ address: { postcode: 'GEHEIM' } })))
    assert.deepEqual(others.length <= 1, true)
    assert.deepEqual(Object.keys(problem ?? {}), ['xpath', 'line'])
    assert.match(problem?.xpath ?? '', /anschrift\/postleitzahl$/)
    assert.doesNotMatch(JSON.stringify(problem), /GEHEIM/)
  })

  it('finds a person without a stated name', () => {
    assert.notDeepEqual(problems(writeApplication('1', anApplication({ person: { givenNames: 'Mina', birthDate: '1990' } }))), [])
  })

  it('finds control characters and line breaks in a single line', () => {
    for (const street of ['a\u0085b', 'a\nb', 'a\tb'])
      assert.notDeepEqual(problems(writeApplication('1', anApplication({ address: { street } }))), [])
  })

  it('refuses what is no XML, what declares entities, and a message of someone else', () => {
    const xml = writeApplication('1', anApplication())
    assert.notDeepEqual(problems(''), [])
    assert.notDeepEqual(problems(xml.slice(0, -3)), [])
    assert.notDeepEqual(problems(xml.replace('?>\n', '?>\n<!DOCTYPE a []>\n')), [])
    assert.notDeepEqual(problems(xml.replace('urn:aufenthalt:nachricht:antrag:1', 'urn:other')), [])
  })

  it('agrees with the limits that forms are held to', () => {
    for (const [path, { maxLength }] of messageLimits.paths) {
      if (maxLength === undefined || !blockFields.has(path) || path.toLowerCase().endsWith('postcode')) continue
      const [block = '', name = ''] = path.split('.')
      const base = { ...anApplication() } as { [block: string]: object }
      const withLength = (length: number) =>
        writeApplication('1', { ...base, [block]: { ...base[block], [name]: 'x'.repeat(length) } } as never)
      assert.deepEqual(problems(withLength(maxLength)), [], `${path} at its limit`)
      assert.notDeepEqual(problems(withLength(maxLength + 1)), [], `${path} above its limit`)
    }
  })

  it('has a place for every field of every block in every profile', () => {
    for (const path of blockFields.keys()) assert.ok(messageLimits.paths.has(path), path)
  })
})

describe('a schema that cannot be compiled', () => {
  const load = async (names: readonly string[]) =>
    Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(new URL(`../profiles/1/${name}`, import.meta.url))] as const)),
    )

  it('stops the check from coming up when a file is missing', async () => {
    const [main, ...included] = profiles['1'].schemas
    for (const missing of [main, ...included]) {
      const files = await load([main, ...included].filter((name) => name !== missing))
      assert.throws(() => compileSchema(`without-${missing}`, main, files), missing)
    }
  })
})
