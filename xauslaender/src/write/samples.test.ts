// Walks all forms: a new form or sample needs no new test.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Field, maxEntriesOf, maxLengthOf } from '@aufenthalt/model'
import { readForms, readSamples } from '../../scripts/samples.ts'
import { blockFields } from '../canonical/blocks.ts'
import { readable } from '../canonical/readable.ts'
import { type Checker, createChecker } from '../check/create-checker.ts'
import type { Limit } from '../profiles/codec.ts'
import { messageLimits, profiles } from '../profiles/profiles.ts'
import { readApplication } from '../read/read-application.ts'
import { aMessage } from '../testing/a-message.ts'

const forms = readForms()

/** A field as the message knows it: by its canonical path, inside an entry of a group after that of the group. */
const placed = ({ fields = [], ...field }: Field): Field[] => [
  field,
  ...fields.map((inner) => ({ ...inner, ...(field.path && inner.path && { path: `${field.path}.${inner.path}` }) })),
]

const limitOf = ({ path = '', kind }: Field): Limit => messageLimits.paths.get(path) ?? messageLimits.fachangaben[kind] ?? {}

/** A field may have any of these; the message has to be able to carry the most of each. */
function mostOf(field: Field): Limit {
  const { kind, min, max } = field
  if (['name', 'text', 'long-text', 'email', 'phone'].includes(kind)) return { maxLength: maxLengthOf(field) }
  if (['choices', 'countries', 'group'].includes(kind)) return { maxEntries: maxEntriesOf(field) }
  return kind === 'integer' ? { min: min ?? 0, max: max ?? Infinity } : {}
}

/** What the field allows and the message does not. */
const excesses = (field: Field): string[] => {
  const [most, limit] = [mostOf(field), limitOf(field)]
  const tooMuch = (['maxLength', 'maxEntries', 'max'] as const).filter((bound) => (most[bound] ?? 0) > (limit[bound] ?? 0))
  const tooLittle = (most.min ?? 0) < (limit.min ?? 0) ? ['min'] : []
  const codes = (field.options ?? []).filter(({ value }) => !/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(value)).map(() => 'code')
  return [...tooMuch, ...tooLittle, ...codes].map((bound) => `${field.id}: ${bound}`)
}

it('there are forms to walk', () => assert.ok(forms.length > 0))

for (const formWithTexts of forms) {
  const { form, folder } = formWithTexts
  const fields = form.pages.flatMap((page) => page.fields.flatMap(placed))

  describe(`the form ${folder}`, () => {
    it('names only canonical paths that exist, with the kind that they have', () => {
      for (const { id, path, kind } of fields) {
        if (path === undefined) continue
        assert.equal(blockFields.get(path)?.kind.replace('flag', 'yes-no'), kind, id)
      }
    })

    it('fills no canonical path twice', () => {
      const paths = fields.flatMap(({ path }) => path ?? [])
      assert.equal(new Set(paths).size, paths.length)
    })

    it('accepts no answer that a message could not carry', () => {
      assert.deepEqual(fields.flatMap(excesses), [])
    })

    for (const profile of Object.values(profiles)) {
      describe(`in profile ${profile.id}`, () => {
        let checker: Checker
        before(async () => {
          checker = await createChecker()
        })
        after(() => checker.dispose())

        for (const { path, application } of readSamples(formWithTexts)) {
          it(`the sample ${basename(path)} gives the golden message, valid and read back without loss`, () => {
            const xml = aMessage(profile.id, application)
            assert.deepEqual(checker.check(profile.id, xml), [])
            assert.deepEqual(readApplication(xml).application, application)
            assert.equal(xml, readFileSync(`${path}.${profile.id}.xml`, 'utf8'))
          })

          it(`the sample ${basename(path)} explains every code in German`, () => {
            const values = readable(application).flatMap(({ rows }) => rows.map(({ value }) => value))
            assert.deepEqual(
              values.filter((value) => /^[A-Z0-9_-]{2,}$/.test(value) && !/\d/.test(value)),
              [],
            )
          })
        }
      })
    }
  })
}
