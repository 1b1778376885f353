import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Field, FieldRule } from '../fields/field.ts'
import { aForm } from '../testing/a-form.ts'
import { checkForm } from './check-form.ts'
import type { Form, Notice } from './form.ts'
import { textKeysOf } from './form-texts.ts'

const kind: Field = { id: 'kind', kind: 'choice', path: 'work.kind', options: [{ value: 'A' }, { value: 'B' }] }
const withFields = (...fields: readonly Field[]): Form => aForm({ fields: [kind, ...fields] })
const text = (changes: Partial<Field>): Field => ({ id: 'text', kind: 'text', ...changes })

const withGroup = (changes: Partial<Field>, ...fields: readonly Field[]): Form =>
  withFields({ id: 'group', kind: 'group', fields, ...changes })
const fromTo: readonly Field[] = [
  { id: 'job.from', kind: 'date' },
  { id: 'job.to', kind: 'date' },
]
const jobs: Field = { id: 'jobs', kind: 'group', path: 'work.jobs', fields: fromTo.map((field) => ({ ...field, path: field.id.slice(4) })) }
const row = { code: 'pay', euros: '50700.00', per: 'year', validFrom: '2026-01-01' } as const
const withPay = (changes: { readonly [parameter in keyof FieldRule]?: FieldRule[parameter] | undefined }): Form => {
  const rule = { rule: 'V-THRESHOLD', level: 'warn', threshold: 'pay', thresholds: [row], per: 'per', ...changes } as FieldRule
  return withFields({ id: 'pay', kind: 'money', rules: [rule] }, text({ id: 'per' }), text({ id: 'after' }))
}
const hint: Notice = { id: 'hint', kind: 'hint', visibleWhen: { field: 'kind', equals: 'A' } }
const withNotices = (...notices: readonly Notice[]): Form => aForm({ pages: [{ id: 'page', fields: [kind], notices }] })
const card = { id: 'card', atLeast: 6, rows: [{ points: 1, when: { all: [] } }] }

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
  ['path-form inner', withGroup({ path: 'work.jobs' }, text({ id: 'inner', path: 'work.employer' }))],
  ['path-form inner', withGroup({ path: 'work.jobs' }, text({ id: 'inner' }))],
  ['path-form inner', withGroup({}, text({ id: 'inner', path: 'employer' }))],
  ['path-twice name', withGroup({ path: 'work.jobs' }, text({ id: 'a', path: 'name' }), text({ id: 'b', path: 'name' }))],
  ['rule-kind text', withFields(text({ rules: [{ rule: 'V-NOT-PAST', level: 'error' }] }))],
  ['rule-kind date', withFields({ id: 'date', kind: 'date', rules: [{ rule: 'V-PLZ', level: 'error' }] })],
  ['rule-parameter text', withFields(text({ rules: [{ rule: 'V-DIFFERS', level: 'error' }] }))],
  ['rule-parameter group', withGroup({ rules: [{ rule: 'V-NO-OVERLAP', level: 'warn' }] }, text({ id: 'job.from' }))],
  ['rule-parameter group', withGroup({ rules: [{ rule: 'V-MONTHS', level: 'warn', atLeast: 24 }] }, ...fromTo)],
  ['threshold-unknown pay', withPay({ thresholds: [] })],
  ['threshold-unknown pay', withPay({ threshold: undefined })],
  ['threshold-row pay', withPay({ thresholds: [{ ...row, euros: '50.700' }] })],
  ['threshold-row pay', withPay({ thresholds: [{ ...row, validFrom: '2026' }] })],
  ['condition-field pay', withPay({ per: 'nowhere' })],
  ['condition-field pay', withPay({ when: { field: 'after', answered: true } })],
  ['notice-twice n', withNotices({ ...hint, id: 'n' }, { ...hint, id: 'n' })],
  ['notice-twice kind', withNotices({ ...hint, id: 'kind' })],
  ['score-unknown hint', withNotices({ ...hint, score: 'card' })],
  ['score-twice card', aForm({ scores: [card, card] })],
  ['score-points card', aForm({ scores: [{ ...card, atLeast: 5.5 }] })],
  ['condition-field hint', withNotices({ ...hint, visibleWhen: { field: 'nowhere', answered: true } })],
  ['condition-field card', aForm({ scores: [{ ...card, rows: [{ points: 1, when: { field: 'nowhere', answered: true } }] }] })],
  ['condition-field F', aForm({ fees: [{ code: 'F', adultEuros: '1.00', exemptWhen: { field: 'a', answered: true } }] })],
  ['condition-field text', withFields(jobs, text({ visibleWhen: { field: 'job.from', answered: true } }))],
  ['condition-kind text', withFields(text({ visibleWhen: { field: 'kind', lessThan: 1 } }))],
  ['condition-kind text', withFields(text({ visibleWhen: { field: 'kind', before: { today: true } } }))],
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
  [
    'condition-value text',
    withFields({ id: 'several', kind: 'choices', options: [{ value: 'A' }] }, text({ visibleWhen: { field: 'several', includes: 'C' } })),
  ],
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
    const experience: readonly FieldRule[] = [{ rule: 'V-MONTHS', level: 'warn', atLeast: 24, withinYears: 5 }]
    assert.deepEqual(problemsOf(withFields({ ...jobs, rules: experience })), [])
    assert.deepEqual(problemsOf(withPay({})), [])
    assert.deepEqual(problemsOf({ ...withNotices({ ...hint, score: 'card' }), scores: [card] }), [])
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
