import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aForm } from '../testing/a-form.ts'
import { checkAnswers, checkPage } from './check-answers.ts'
import { visibleNotices } from './notices.ts'
import { visiblePages } from './relevant-answers.ts'

const context = { today: '2026-11-24' }
const page = {
  id: 'precheck',
  fields: [
    { id: 'eu', kind: 'yes-no', required: true },
    { id: 'age', kind: 'integer' },
  ],
  notices: [
    { id: 'eu-citizen', kind: 'stop', visibleWhen: { field: 'eu', equals: true } },
    { id: 'minor', kind: 'hint', visibleWhen: { field: 'age', lessThan: 18 } },
  ],
} as const
const told = {
  id: 'told',
  fields: [],
  visibleWhen: { field: 'eu', equals: false },
  notices: [{ id: 'old', kind: 'stop', visibleWhen: { field: 'age', atLeast: 67 } }],
} as const
const form = aForm({ pages: [page, told] })
const stopped = (field: string) => ({ field, code: 'stopped', level: 'error' })

describe('a notice', () => {
  it('is shown after the answers on its own page', () => {
    const shown = (answers: object) => visibleNotices(page, { ...answers }, context).map(({ id }) => id)
    assert.deepEqual(shown({}), [])
    assert.deepEqual(shown({ eu: true, age: 17 }), ['eu-citizen', 'minor'])
    assert.deepEqual(visibleNotices({}, {}, context), [])
  })

  it('that stops is a problem of the application and of its page, a hint is none', () => {
    assert.deepEqual(checkAnswers(form, { eu: true, age: 17 }, context), [stopped('eu-citizen')])
    assert.deepEqual(checkPage(page, form, { eu: true }, context), [stopped('eu-citizen')])
    assert.deepEqual(checkAnswers(form, { eu: false, age: 17 }, context), [])
  })

  it('of a page that is not shown stops nobody', () => {
    assert.deepEqual(checkAnswers(form, { eu: false, age: 67 }, context), [stopped('old')])
    assert.deepEqual(checkAnswers(form, { eu: true, age: 67 }, context), [stopped('eu-citizen')])
  })

  it('makes a page without questions one that is shown', () => {
    const shown = (answers: object) => visiblePages(form, answers, context).map(({ id }) => id)
    assert.deepEqual(shown({ eu: false, age: 66 }), ['precheck'])
    assert.deepEqual(shown({ eu: false, age: 67 }), ['precheck', 'told'])
  })
})
