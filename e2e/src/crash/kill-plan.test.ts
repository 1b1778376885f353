import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databaseStops, killPlan } from './kill-plan.ts'
import { steps } from './steps.ts'

const stepsOf = (plan: ReturnType<typeof killPlan>) => new Set(plan.flatMap((blow) => (blow.kind === 'step' ? [blow.step.id] : [])))

test('every plan hits every named step, has as many kills as asked and stops the database three times', () => {
  for (const kills of [1, 9, 30, 200]) {
    const plan = killPlan(kills, String(kills))
    assert.equal(stepsOf(plan).size, steps.length)
    assert.equal(plan.filter(({ kind }) => kind !== 'database').length, Math.max(kills, steps.length))
    assert.equal(plan.filter(({ kind }) => kind === 'database').length, databaseStops)
  }
})

test('the same seed gives the same plan, another seed another one', () => {
  assert.deepEqual(killPlan(30, 'a'), killPlan(30, 'a'))
  assert.notDeepEqual(killPlan(30, 'a'), killPlan(30, 'b'))
})
