import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers, Field } from '@aufenthalt/model'
import { smallView } from '../testing/small-view.ts'
import { noWork } from './change-answer.ts'
import { createLeftBranch } from './left-branch.ts'

const { form, today } = smallView('de')
const rules = { form, context: { today } }
const kind = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === 'job.kind') as Field
const workWith = (answers: Answers) => ({ ...noWork, answers })
const employed = workWith({ 'job.kind': 'EMPLOYED', 'job.title': 'Entwicklerin' })

test('a change that puts answers out of use names them, and taken back they count again', () => {
  const left = createLeftBranch()
  left.begin(employed)
  const searching = workWith({ ...employed.answers, 'job.kind': 'SEARCH' })
  left.settle(kind, searching, rules)
  assert.deepEqual(left.current(), { field: 'job.kind', before: 'EMPLOYED', dropped: ['job.title'] })
  assert.deepEqual(left.takeBack(searching, rules), { work: employed, field: 'job.kind' })
  assert.equal(left.current(), undefined)
})

test('a change that leaves every answer in use says nothing', () => {
  const left = createLeftBranch()
  left.begin(employed)
  left.settle(kind, workWith({ ...employed.answers, 'job.kind': 'VOLUNTEER' }), rules)
  assert.equal(left.current(), undefined)
})

test('on another page nothing can be taken back any more', () => {
  const left = createLeftBranch()
  left.begin(employed)
  const searching = workWith({ ...employed.answers, 'job.kind': 'SEARCH' })
  left.settle(kind, searching, rules)
  left.begin(searching)
  assert.equal(left.takeBack(searching, rules), undefined)
})
