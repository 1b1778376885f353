import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isReachable, placeAfter, placeBefore, type Step, stepNumber } from './steps.ts'

const steps: readonly Step[] = [
  { kind: 'page', page: 'request' },
  { kind: 'page', page: 'person' },
  { kind: 'documents' },
  { kind: 'check' },
]
const person: Step = { kind: 'page', page: 'person', returning: true }

test('steps follow each other and lead back to the start', () => {
  assert.deepEqual(placeAfter(steps, { kind: 'start' }), steps[0])
  assert.deepEqual(placeAfter(steps, person), { kind: 'documents' })
  assert.deepEqual(placeBefore(steps, { kind: 'page', page: 'request' }), { kind: 'start' })
  assert.deepEqual(placeBefore(steps, { kind: 'check' }), { kind: 'documents' })
})

test('a step is known by its page, however the person came there', () => {
  assert.equal(stepNumber(steps, person), 2)
})

test('the last step has none after it, and a page that the answers no longer lead to has no number', () => {
  assert.deepEqual(placeAfter(steps, { kind: 'check' }), { kind: 'check' })
  assert.equal(stepNumber(steps, { kind: 'page', page: 'gone' }), 0)
})

test('the list of tasks stands between the pre-check and the questions, in both directions', () => {
  const [preCheck, first] = steps
  assert.ok(preCheck && first)
  assert.deepEqual(placeAfter(steps, preCheck), { kind: 'tasks' })
  assert.deepEqual(placeAfter(steps, { kind: 'tasks' }), first)
  assert.deepEqual(placeBefore(steps, first), { kind: 'tasks' })
  assert.deepEqual(placeBefore(steps, { kind: 'tasks' }), preCheck)
})

test('the list of tasks can always be reached, a page only where the answers lead', () => {
  assert.ok(isReachable(steps, { kind: 'tasks' }) && isReachable(steps, person))
  assert.ok(!isReachable(steps, { kind: 'page', page: 'gone' }))
})
