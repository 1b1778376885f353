import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formFingerprint } from './form-fingerprint.ts'
import { mergeTexts, textKeysOf } from './form-texts.ts'
import { type FormDefinition, resolveForm, type Tables } from './resolve-form.ts'

const definition: FormDefinition = {
  service: 'at-test',
  version: '2026-11-01',
  effectiveFrom: '2026-11-01',
  texts: ['person', 'at-test'],
  pages: [
    {
      id: 'request',
      fields: [
        { id: 'purpose', kind: 'choice', list: 'purposes' },
        { id: 'pay', kind: 'money', rules: [{ rule: 'V-THRESHOLD', level: 'warn', threshold: 'blue-card' }] },
      ],
      notices: [{ id: 'points', kind: 'hint', visibleWhen: { field: 'purpose', equals: 'A' }, score: 'card' }],
    },
    { use: 'person/1', visibleWhen: { field: 'purpose', answered: true } },
  ],
  documents: [
    { code: 'D-PASS', policy: 'hard' },
    { code: 'D-QUAL', policy: 'hard', maxFiles: 3, translation: true, visibleWhen: { field: 'purpose', answered: true } },
  ],
  declarations: [{ id: 'decl.truth' }],
  fees: [{ code: 'F1', visibleWhen: { field: 'purpose', equals: 'A' }, exemptWhen: { field: 'purpose', equals: 'B' } }],
  scores: [{ use: 'card' }, { id: 'own', atLeast: 1, rows: [] }],
}
const pages = {
  'person/1': {
    id: 'person',
    fields: [{ id: 'children', kind: 'group', fields: [{ id: 'child.state', kind: 'country', list: 'states' }] }],
  },
} as const
const tables: Tables = {
  purposes: { options: [{ value: 'A', validFrom: '2024-03-01' }] },
  countries: { options: [{ value: 'GE', destatis: '430' } as { value: string }] },
  states: { includes: 'countries', options: [{ value: 'XK' }] },
  law: {
    thresholds: [
      { code: 'blue-card', euros: '48300.00', per: 'year', validFrom: '2025-01-01' },
      { code: 'blue-card', euros: '50700.00', per: 'year', validFrom: '2026-01-01' },
      { code: 'other', euros: '1.00', per: 'month', validFrom: '2026-01-01' },
    ],
    scores: [{ id: 'card', atLeast: 6, rows: [{ points: 2, when: { field: 'purpose', equals: 'A' } }] }],
  },
  fees: {
    fees: [
      { code: 'F1', adultEuros: '37.00', validUntil: '2026-02-06' },
      { code: 'F1', adultEuros: '46.00', validFrom: '2026-02-07' },
      { code: 'F2', adultEuros: '1.00' },
    ],
  },
}
const form = resolveForm(definition, pages, tables)

describe('a form', () => {
  it('gets its shared pages, with the condition that it sets for them', () => {
    assert.deepEqual(
      form.pages.map(({ id, visibleWhen }) => [id, visibleWhen]),
      [
        ['request', undefined],
        ['person', { field: 'purpose', answered: true }],
      ],
    )
  })

  it('gets its lists, also inside groups, without the further columns of the table', () => {
    assert.deepEqual(form.pages[0]?.fields[0]?.options, [{ value: 'A', validFrom: '2024-03-01' }])
    assert.deepEqual(form.pages[1]?.fields[0]?.fields?.[0]?.options, [{ value: 'GE' }, { value: 'XK' }])
  })

  it('gets all amounts of its fees, each with its days', () => {
    assert.deepEqual(
      form.fees.map(({ code, adultEuros, visibleWhen, exemptWhen }) => [code, adultEuros, visibleWhen, exemptWhen]),
      [
        ['F1', '37.00', { field: 'purpose', equals: 'A' }, { field: 'purpose', equals: 'B' }],
        ['F1', '46.00', { field: 'purpose', equals: 'A' }, { field: 'purpose', equals: 'B' }],
      ],
    )
  })

  it('gets all amounts that its rules compare with', () => {
    assert.deepEqual(
      form.pages[0]?.fields[1]?.rules?.[0]?.thresholds?.map(({ euros, validFrom }) => [euros, validFrom]),
      [
        ['48300.00', '2025-01-01'],
        ['50700.00', '2026-01-01'],
      ],
    )
  })

  it('gets its scores, from the tables or of its own', () => {
    assert.deepEqual(
      form.scores?.map(({ id, atLeast }) => [id, atLeast]),
      [
        ['card', 6],
        ['own', 1],
      ],
    )
  })

  it('gets an optional slot for the translation of a document, under the same condition', () => {
    assert.deepEqual(
      form.documents.map(({ code, policy, maxFiles, visibleWhen }) => [code, policy, maxFiles, visibleWhen !== undefined]),
      [
        ['D-PASS', 'hard', undefined, false],
        ['D-QUAL', 'hard', 3, true],
        ['D-QUAL-T', 'soft', 3, true],
      ],
    )
  })

  it('is not resolved when something does not exist', () => {
    assert.throws(() => resolveForm({ ...definition, pages: [{ use: 'person/2' }] }, pages, tables), /person\/2/)
    assert.throws(() => resolveForm(definition, pages, { ...tables, purposes: {}, states: { includes: 'nowhere' } }), /nowhere/)
    assert.throws(() => resolveForm({ ...definition, fees: [{ code: 'F3' }] }, pages, tables), /F3/)
    assert.throws(() => resolveForm({ ...definition, scores: [{ use: 'points' }] }, pages, tables), /points/)
    assert.throws(() => resolveForm(definition, pages, { ...tables, law: { scores: [] } }), /blue-card/)
  })

  it('names its texts', () => {
    assert.deepEqual(textKeysOf(form).required, [
      'service.title',
      ...['page.request.title', 'page.request.intro', 'page.person.title', 'page.person.intro'],
      ...[
        'field.purpose.label',
        'option.purposes.A',
        'field.pay.label',
        'field.children.label',
        'field.child.state.label',
        'option.states.XK',
      ],
      'notice.points.text',
      ...['document.D-PASS.label', 'document.D-QUAL.label', 'document.D-QUAL-T.label', 'declaration.decl.truth.text'],
    ])
  })

  it('takes its texts from the catalogues that it names', () => {
    const catalogues = { person: { a: '1', b: '1' }, 'at-test': { b: '2' }, other: { c: '3' } }
    assert.deepEqual(mergeTexts(definition.texts, catalogues), { a: '1', b: '2' })
  })
})

describe('the fingerprint of a form', () => {
  const texts = { 'service.title': 'Titel', 'ui.back': 'Zurück' }

  it('does not depend on the order in which things were written', () => {
    const reversed = Object.fromEntries(Object.entries(form).reverse()) as typeof form
    assert.equal(formFingerprint(reversed, texts), formFingerprint(form, texts))
  })

  it('changes with the form and with its own texts, not with those around it', () => {
    assert.notEqual(formFingerprint({ ...form, effectiveFrom: '2026-12-01' }, texts), formFingerprint(form, texts))
    assert.notEqual(formFingerprint(form, { ...texts, 'service.title': 'Anders' }), formFingerprint(form, texts))
    assert.notEqual(formFingerprint(form, { ...texts, 'field.purpose.hint': 'Neu' }), formFingerprint(form, texts))
    assert.equal(formFingerprint(form, { ...texts, 'ui.back': 'Back' }), formFingerprint(form, texts))
  })
})
