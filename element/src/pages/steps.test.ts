import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Step, stepAfter, stepBefore, stepNumber } from './steps.ts'

const steps: readonly Step[] = [
  { kind: 'page', page: 'request' },
  { kind: 'page', page: 'person' },
  { kind: 'documents' },
  { kind: 'check' },
]
const person: Step = { kind: 'page', page: 'person', returning: true }

test('steps follow each other and lead back to the start', () => {
  assert.deepEqual(stepAfter(steps, { kind: 'start' }), steps[0])
  assert.deepEqual(stepAfter(steps, person), { kind: 'documents' })
  assert.deepEqual(stepBefore(steps, { kind: 'page', page: 'request' }), { kind: 'start' })
  assert.deepEqual(stepBefore(steps, { kind: 'check' }), { kind: 'documents' })
})

test('a step is known by its page, however the person came there', () => {
  assert.equal(stepNumber(steps, person), 2)
})

test('the last step has none after it, and a page that the answers no longer lead to has no number', () => {
  assert.deepEqual(stepAfter(steps, { kind: 'check' }), { kind: 'check' })
  assert.equal(stepNumber(steps, { kind: 'page', page: 'gone' }), 0)
})
