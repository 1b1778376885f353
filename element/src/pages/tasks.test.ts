import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '@aufenthalt/model'
import { smallView } from '../testing/small-view.ts'
import type { Work } from './page-props.ts'
import { stepsOf } from './steps.ts'
import { tasksOf } from './tasks.ts'

const view = smallView('de')
const context = { today: view.today }

function states(answers: Answers, passed: readonly string[] = []) {
  const work: Work = { answers, problems: [], declared: [], passed }
  const tasks = tasksOf({ view, work, context, steps: stepsOf(view.form, answers, context), uploads: [] })
  return Object.fromEntries(tasks.map(({ key, state, to }) => [key, `${state} ${to.kind === 'page' ? to.page : to.kind}`]))
}
const preChecked = { 'pre.german': false, 'pre.place': 'here' }

test('before the pre-check is done nothing else can be begun', () => {
  const { 'section.request.title': request, ...others } = states({})
  assert.equal(request, 'open precheck')
  assert.ok(Object.values(others).every((state) => state.startsWith('blocked')))
})

test('a section with several pages is in progress until all are done, and leads to the first that is not', () => {
  const answers = { ...preChecked, reason: 'ERST', purpose: '18b', 'stay.wanted': 'MAX' }
  assert.equal(states(preChecked)['section.request.title'], 'started request')
  assert.equal(states(answers)['section.request.title'], 'done precheck')
  assert.equal(states(answers)['section.person.title'], 'open person')
})

test('a page with an error is in progress, also when it was gone through before', () => {
  assert.equal(states({ ...preChecked, 'family.hasChildren': true }, ['children'])['section.family.title'], 'started children')
})

test('the check comes last', () => {
  assert.equal(states(preChecked)['ui.check-title'], 'blocked check')
})
