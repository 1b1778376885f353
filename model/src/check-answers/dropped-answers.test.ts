import assert from 'node:assert/strict'
import { it } from 'node:test'
import { aForm } from '../testing/a-form.ts'
import { droppedAnswers } from './dropped-answers.ts'

const form = aForm({
  pages: [
    {
      id: 'first',
      fields: [
        { id: 'married', kind: 'yes-no' },
        { id: 'since', kind: 'date', visibleWhen: { field: 'married', equals: true } },
      ],
    },
    {
      id: 'spouse',
      visibleWhen: { field: 'since', answered: true },
      fields: [
        { id: 'spouse.name', kind: 'name' },
        { id: 'children', kind: 'group', fields: [{ id: 'child.name', kind: 'name' }] },
      ],
    },
  ],
})
const dropped = (answers: unknown) => droppedAnswers(form, answers, { today: '2026-11-24' })
const given = { since: '2020-01-01', 'spouse.name': 'Mina', children: [{ 'child.name': 'Ada' }] }

it('answers of a branch that was left are named, those of whole chains too', () => {
  assert.deepEqual(dropped({ married: true, ...given }), [])
  assert.deepEqual(dropped({ married: false, ...given }), ['since', 'spouse.name', 'children'])
})

it('what was never answered, is of a wrong kind or of another form is not named', () => {
  assert.deepEqual(dropped({ married: false, since: '', 'spouse.name': null, children: [] }), [])
  assert.deepEqual(dropped({ married: true, since: 7, other: 'x' }), [])
  for (const nothing of [undefined, null, [], 'x', 1]) assert.deepEqual(dropped(nothing), [])
})
