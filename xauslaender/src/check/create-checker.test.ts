import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { CanonicalApplication } from '../canonical/application.ts'
import { blockFields } from '../canonical/blocks.ts'
import { limitsOf } from '../profiles/mapping.ts'
import { profiles } from '../profiles/profiles.ts'
import { aMessage } from '../testing/a-message.ts'
import { anApplication } from '../testing/an-application.ts'
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
    assert.deepEqual(problems(aMessage('1', anApplication())), [])
  })

  it('says where a message is wrong and never what stands there', () => {
    const [problem, ...others] = problems(aMessage('1', anApplication({ address: { postcode: 'GEHEIM' } })))
    assert.deepEqual(others.length <= 1, true)
    assert.deepEqual(Object.keys(problem ?? {}), ['xpath', 'line'])
    assert.match(problem?.xpath ?? '', /anschrift\/postleitzahl$/)
    assert.doesNotMatch(JSON.stringify(problem), /GEHEIM/)
  })

  it('finds a person without a stated name', () => {
    assert.notDeepEqual(problems(aMessage('1', anApplication({ person: { givenNames: 'Mina', birthDate: '1990' } }))), [])
  })

  it('finds control characters and line breaks in a single line', () => {
    for (const street of ['a\u0085b', 'a\nb', 'a\tb'])
      assert.notDeepEqual(problems(aMessage('1', anApplication({ address: { street } }))), [])
  })

  it('refuses what is no XML, what declares entities, and a message of someone else', () => {
    const xml = aMessage('1', anApplication())
    assert.notDeepEqual(problems(''), [])
    assert.notDeepEqual(problems(xml.slice(0, -3)), [])
    assert.notDeepEqual(problems(xml.replace('?>\n', '?>\n<!DOCTYPE a []>\n')), [])
    assert.notDeepEqual(problems(xml.replace('urn:aufenthalt:nachricht:antrag:1', 'urn:other')), [])
  })

  it('agrees with the limits that forms are held to', () => {
    for (const { id, rows } of Object.values(profiles)) {
      for (const [path, { maxLength }] of limitsOf(rows)) {
        if (maxLength === undefined || !blockFields.has(path) || path.toLowerCase().endsWith('postcode')) continue
        const problemsAt = (length: number) => checker.check(id, aMessage(id, withText(path, 'x'.repeat(length))))
        assert.deepEqual(problemsAt(maxLength), [], `${path} at its limit in profile ${id}`)
        assert.notDeepEqual(problemsAt(maxLength + 1), [], `${path} above its limit in profile ${id}`)
      }
    }
  })

  it('agrees with the number of entries that forms are held to', () => {
    for (const { id, rows } of Object.values(profiles)) {
      for (const [path, { maxEntries }] of limitsOf(rows)) {
        if (maxEntries === undefined || blockFields.get(path)?.kind !== 'group') continue
        const problemsAt = (length: number) =>
          checker.check(
            id,
            aMessage(
              id,
              withValue(
                path,
                Array.from({ length }, () => ({})),
              ),
            ),
          )
        assert.deepEqual(problemsAt(maxEntries), [], `${path} at its limit in profile ${id}`)
        assert.notDeepEqual(problemsAt(maxEntries + 1), [], `${path} above its limit in profile ${id}`)
      }
    }
  })

  it('has a place for every field of every block in every profile', () => {
    for (const { id, rows } of Object.values(profiles)) {
      const known = new Set(limitsOf(rows).map(([path]) => path))
      assert.deepEqual(
        [...blockFields.keys()].filter((path) => !known.has(path)),
        [],
        id,
      )
    }
  })
})

/** The application with this value of a block. */
function withValue(path: string, value: unknown): CanonicalApplication {
  const [block = '', name = ''] = path.split('.')
  const base = { ...anApplication() } as { [block: string]: object }
  return { ...base, [block]: { ...base[block], [name]: value } } as unknown as CanonicalApplication
}

/** The application with this text at a path, which may lie in an entry of a group. */
function withText(path: string, text: string): CanonicalApplication {
  const [block = '', name = '', inner] = path.split('.')
  return withValue(`${block}.${name}`, inner === undefined ? text : [{ [inner]: text }])
}

describe('a schema that cannot be compiled', () => {
  const load = async (id: string, names: readonly string[]) =>
    Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(new URL(`../profiles/${id}/${name}`, import.meta.url))] as const)),
    )

  it('stops the check from coming up when a file is missing', async () => {
    for (const { id, schemas, messages } of Object.values(profiles)) {
      const [main] = messages.schemas
      const all = [...messages.schemas, ...schemas]
      for (const missing of all) {
        const files = await load(
          id,
          all.filter((name) => name !== missing),
        )
        assert.throws(() => compileSchema(`${id}-without-${missing}`, main, files), missing)
      }
    }
  })
})
