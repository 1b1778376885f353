import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueReminder, passedReminder } from './reminder.ts'

const keptUntil = '2026-12-24'
const at = (time: string, told: { toldOf: string | null; toldDays: number | null } = { toldOf: null, toldDays: null }) =>
  dueReminder({ keptUntil, ...told }, new Date(time))

test('somebody is reminded seven days and one day before the last day, in the morning', () => {
  assert.equal(at('2026-12-17T07:59:59Z'), undefined)
  assert.equal(at('2026-12-17T08:00:00Z'), 7)
  const toldOnce = { toldOf: keptUntil, toldDays: 7 }
  assert.equal(at('2026-12-22T12:00:00Z', toldOnce), undefined)
  assert.equal(at('2026-12-23T08:00:00Z', toldOnce), 1)
  assert.equal(at('2026-12-24T12:00:00Z', { toldOf: keptUntil, toldDays: 1 }), undefined)
})

test('of two that are due the later one is sent, and none after the last day in Germany', () => {
  assert.equal(at('2026-12-24T22:59:00Z'), 1)
  assert.equal(at('2026-12-24T23:00:00Z'), undefined)
})

test('a draft that was saved since is reminded of anew', () => {
  assert.equal(at('2026-12-17T08:00:00Z', { toldOf: '2026-11-30', toldDays: 1 }), 7)
})

test('what is over when the address is given counts as dealt with', () => {
  assert.equal(passedReminder(keptUntil, new Date('2026-12-16T12:00:00Z')), undefined)
  assert.equal(passedReminder(keptUntil, new Date('2026-12-20T12:00:00Z')), 7)
})
