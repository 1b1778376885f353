import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answers } from '../answers/answers.ts'
import type { Field, FieldKind } from '../fields/field.ts'
import type { Page } from '../form/form.ts'
import { aForm } from '../testing/a-form.ts'
import { checkAnswers, checkPage } from './check-answers.ts'
import { relevantAnswers, visibleFields, visiblePages } from './relevant-answers.ts'

const context = { today: '2026-11-24' }

const person: Page = {
  id: 'person',
  fields: [
    { id: 'name', kind: 'name', required: true },
    { id: 'kind', kind: 'choice', options: [{ value: 'WORK' }, { value: 'STUDY' }] },
  ],
}
const work: Page = {
  id: 'work',
  visibleWhen: { field: 'kind', equals: 'WORK' },
  fields: [
    { id: 'limited', kind: 'yes-no', required: true },
    { id: 'end', kind: 'date', required: true, visibleWhen: { field: 'limited', equals: true } },
    { id: 'after', kind: 'text', visibleWhen: { field: 'end', answered: true } },
  ],
}
const children: Field = {
  id: 'children',
  kind: 'group',
  maxEntries: 3,
  fields: [
    { id: 'child.name', kind: 'name', required: true },
    { id: 'child.here', kind: 'yes-no' },
    {
      id: 'child.country',
      kind: 'text',
      required: true,
      visibleWhen: {
        all: [
          { field: 'child.here', equals: false },
          { field: 'kind', equals: 'WORK' },
        ],
      },
    },
  ],
}
const form = aForm({ pages: [person, work, { id: 'family', fields: [children] }] })
const codes = (answers: unknown) =>
  checkAnswers(form, answers, context).map(({ field, code, entry }) => [field, code, ...(entry === undefined ? [] : [entry])].join(' '))

describe('answers', () => {
  it('that are complete have no problems', () => {
    assert.deepEqual(codes({ name: 'Mina', kind: 'WORK', limited: false }), [])
  })

  it('that are missing are asked for, in the order of the form', () => {
    assert.deepEqual(codes({}), ['name required'])
    assert.deepEqual(codes({ kind: 'WORK' }), ['name required', 'limited required'])
    assert.deepEqual(codes({ name: ' ', kind: 'WORK', limited: true, end: null }), ['name required', 'end required'])
  })

  it('of a wrong type are problems, required or not', () => {
    assert.deepEqual(codes({ name: 7, kind: ['WORK'] }), ['name type', 'kind type'])
    assert.deepEqual(codes({ name: 'Mina', children: 'two' }), ['children type'])
  })

  it('to questions that the form does not have are one problem without their name', () => {
    assert.deepEqual(codes({ name: 'Mina', other: 1, more: 2 }), [' unknown-field'])
    assert.deepEqual(codes(JSON.parse('{"name":"Mina","__proto__":{"kind":"WORK"},"constructor":1}')), [' unknown-field'])
  })

  it('are never taken from what every object has', () => {
    const odd = aForm({ fields: [{ id: 'constructor', kind: 'text', required: true }] })
    assert.deepEqual(
      checkAnswers(odd, {}, context).map(({ code }) => code),
      ['required'],
    )
    assert.deepEqual(relevantAnswers(odd, Object.create({ constructor: 'x' }), context), {})
  })

  it('that are no object at all are one problem', () => {
    for (const answers of [null, undefined, [], 'x', 7]) assert.deepEqual(codes(answers), [' type'])
  })

  it('to hidden questions are not checked and do not count', () => {
    const answers = { name: ' Mina ', kind: 'STUDY', limited: 'nonsense', end: '2027-01-01', after: 'x' }
    assert.deepEqual(codes(answers), [])
    assert.deepEqual(relevantAnswers(form, answers, context), { name: 'Mina', kind: 'STUDY' })
  })

  it('fall away in chains: what depends on a hidden answer is hidden too', () => {
    const answers = { name: 'Mina', kind: 'WORK', limited: false, end: '2027-01-01', after: 'x' }
    assert.deepEqual(relevantAnswers(form, answers, context), { name: 'Mina', kind: 'WORK', limited: false })
  })

  it('are checked page by page as well', () => {
    const answers: Answers = { kind: 'WORK', limited: true, end: '2027-02-30' }
    assert.deepEqual(
      checkPage(work, form, answers, context).map(({ code }) => code),
      ['date'],
    )
  })
})

describe('pages and questions', () => {
  it('without anything to answer are not shown', () => {
    const empty: Page = { id: 'empty', fields: [{ id: 'x', kind: 'text', visibleWhen: { field: 'kind', equals: 'STUDY' } }] }
    const pages = visiblePages(aForm({ pages: [person, work, empty] }), { kind: 'WORK' }, context)
    assert.deepEqual(
      pages.map(({ id }) => id),
      ['person', 'work'],
    )
  })

  it('follow the relevant answers', () => {
    const relevant = relevantAnswers(form, { kind: 'WORK', limited: true }, context)
    assert.deepEqual(
      visibleFields(work, relevant, context).map(({ id }) => id),
      ['limited', 'end'],
    )
  })
})

describe('a repeated group', () => {
  const base = { name: 'Mina', kind: 'WORK', limited: false }

  it('is checked entry by entry', () => {
    const given = [{ 'child.name': 'A' }, { 'child.here': false }, { 'child.name': 'B', 'child.here': false, 'child.country': 'Georgien' }]
    assert.deepEqual(codes({ ...base, children: given }), ['child.name required 1', 'child.country required 1'])
  })

  it('keeps what counts of each entry', () => {
    const given = [{ 'child.name': ' A ', 'child.here': true, 'child.country': 'x', other: 1 }, {}]
    assert.deepEqual(relevantAnswers(form, { ...base, children: given }, context)['children'], [
      { 'child.name': 'A', 'child.here': true },
      {},
    ])
  })

  it('looks at answers outside of it', () => {
    assert.deepEqual(codes({ name: 'Mina', kind: 'STUDY', children: [{ 'child.name': 'A', 'child.here': false }] }), [])
  })

  it('has a most number of entries', () => {
    assert.deepEqual(codes({ ...base, children: Array.from({ length: 4 }, () => ({ 'child.name': 'A' })) }), ['children too-many'])
    assert.deepEqual(codes({ ...base, children: Array.from({ length: 1_000_000 }, () => ({})) }), ['children too-many'])
  })

  it('has entries and nothing else', () => {
    for (const entry of [null, 1, 'x', [], [[]]]) assert.deepEqual(codes({ ...base, children: [entry] }), ['children type'])
  })
})

describe('a question of every kind', () => {
  it('may be hidden and shown', () => {
    const kinds: readonly FieldKind[] = ['name', 'text', 'date', 'integer', 'money', 'yes-no', 'choices', 'country']
    for (const kind of kinds) {
      const depending = aForm({
        fields: [
          { id: 'a', kind: 'yes-no' },
          { id: 'b', kind, required: true, options: [{ value: 'A' }], visibleWhen: { field: 'a', equals: true } },
        ],
      })
      assert.equal(checkAnswers(depending, { a: true }, context).length, 1)
      assert.equal(checkAnswers(depending, { a: false }, context).length, 0)
    }
  })
})
