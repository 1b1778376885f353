import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Field } from '../fields/field.ts'
import { aForm } from '../testing/a-form.ts'
import { checkForm } from './check-form.ts'
import type { Form } from './form.ts'
import { textKeysOf } from './form-texts.ts'

const kind: Field = { id: 'kind', kind: 'choice', path: 'work.kind', options: [{ value: 'A' }, { value: 'B' }] }
const withFields = (...fields: readonly Field[]): Form => aForm({ fields: [kind, ...fields] })
const text = (changes: Partial<Field>): Field => ({ id: 'text', kind: 'text', ...changes })

/** Problems of a form whose texts are complete. */
function problemsOf(form: Form): string[] {
  const texts = Object.fromEntries(textKeysOf(form).required.map((key) => [key, 'Text']))
  return checkForm(form, { de: texts }).map(({ code, at }) => `${code} ${at}`)
}

const broken: readonly (readonly [problem: string, form: Form])[] = [
  ['effective-from 1.11.2026', aForm({ effectiveFrom: '1.11.2026' })],
  [
    'page-twice a',
    aForm({
      pages: [
        { id: 'a', fields: [] },
        { id: 'a', fields: [] },
      ],
    }),
  ],
  ['field-twice kind', withFields(text({ id: 'kind' }))],
  ['field-twice kind', withFields({ id: 'group', kind: 'group', fields: [text({ id: 'kind' })] })],
  ['path-twice work.kind', withFields(text({ path: 'work.kind' }))],
  [
    'document-twice D',
    aForm({
      documents: [
        { code: 'D', policy: 'hard' },
        { code: 'D', policy: 'soft' },
      ],
    }),
  ],
  ['declaration-twice decl.a', aForm({ declarations: [{ id: 'decl.a' }, { id: 'decl.a' }] })],
  ['field-id __proto__', withFields(text({ id: '__proto__' }))],
  ['path-form text', withFields(text({ path: 'work' }))],
  ['block-unknown text', withFields(text({ path: 'hobby.name' }))],
  ['options choice', withFields({ id: 'choice', kind: 'choice', options: [] })],
  ['options text', withFields(text({ options: [{ value: 'A' }] }))],
  [
    'option-days choice',
    withFields({ id: 'choice', kind: 'choice', options: [{ value: 'A', validFrom: '2026-02-01', validUntil: '2026-01-01' }] }),
  ],
  ['option-twice choice A ', withFields({ id: 'choice', kind: 'choice', options: [{ value: 'A' }, { value: 'A' }] })],
  ['rule-unknown text', withFields(text({ rules: [{ rule: 'V-ELSE', level: 'error' }] }))],
  ['group-fields group', withFields({ id: 'group', kind: 'group' })],
  ['group-fields text', withFields(text({ fields: [text({ id: 'inner' })] }))],
  ['group-nested group', withFields({ id: 'group', kind: 'group', fields: [{ id: 'inner', kind: 'group', fields: [] }] })],
  ['group-entries group', withFields({ id: 'group', kind: 'group', maxEntries: 201, fields: [text({})] })],
  ['fee-amount F', aForm({ fees: [{ code: 'F', adultEuros: '100' }] })],
  ['condition-field text', withFields(text({ visibleWhen: { field: 'nowhere', answered: true } }))],
  ['condition-field text', withFields(text({ visibleWhen: { not: { any: [{ field: 'text', answered: true }] } } }))],
  ['condition-field text', withFields(text({ visibleWhen: { field: 'kind', before: { field: 'nowhere' } } }))],
  ['condition-field text', withFields(text({ rules: [{ rule: 'V-AFTER', level: 'error', field: 'later' }] }), text({ id: 'later' }))],
  [
    'condition-field inner',
    withFields({ id: 'group', kind: 'group', fields: [text({ id: 'inner', visibleWhen: { field: 'group', answered: true } })] }),
  ],
  ['condition-value text', withFields(text({ visibleWhen: { all: [{ field: 'kind', oneOf: ['A', 'C'] }] } }))],
  ['condition-value text', withFields(text({ visibleWhen: { field: 'kind', otherThan: 'C' } }))],
  ['condition-value text', withFields(text({ visibleWhen: { field: 'kind', includes: 'C' } }))],
  ['condition-field D', aForm({ documents: [{ code: 'D', policy: 'hard', visibleWhen: { field: 'a', answered: true } }] })],
  ['condition-field F', aForm({ fees: [{ code: 'F', adultEuros: '1.00', visibleWhen: { field: 'a', answered: true } }] })],
  ['condition-field decl.a', aForm({ declarations: [{ id: 'decl.a', visibleWhen: { field: 'a', answered: true } }] })],
  ['condition-field page', aForm({ pages: [{ id: 'page', fields: [kind], visibleWhen: { field: 'kind', answered: true } }] })],
  [
    'condition-field choice',
    withFields({ id: 'choice', kind: 'choice', options: [{ value: 'A', visibleWhen: { field: 'choice', answered: true } }] }),
  ],
]

describe('a form', () => {
  for (const [problem, form] of broken)
    it(`has the problem: ${problem}`, () => assert.ok(problemsOf(form).includes(problem), problemsOf(form).join(', ')))

  it('that is sound has no problems', () => {
    const group: Field = {
      id: 'group',
      kind: 'group',
      fields: [
        text({ visibleWhen: { field: 'kind', equals: 'A' } }),
        text({ id: 'inner', visibleWhen: { field: 'text', answered: true } }),
      ],
    }
    assert.deepEqual(problemsOf(withFields(group)), [])
  })

  it('needs its texts in every language, hints in all or in none', () => {
    const form = withFields()
    const complete = Object.fromEntries(textKeysOf(form).required.map((key) => [key, 'Text']))
    const { 'field.kind.label': _label, ...incomplete } = complete
    const problems = checkForm(form, { de: { ...complete, 'field.kind.hint': 'Hinweis' }, en: incomplete })
    assert.deepEqual(
      problems.map(({ code, at }) => `${code} ${at}`),
      ['text-missing en field.kind.label', 'text-missing en field.kind.hint'],
    )
  })
})
