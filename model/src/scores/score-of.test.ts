import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Answers } from '../answers/answers.ts'
import type { ScoreRow } from '../form/form.ts'
import { aForm } from '../testing/a-form.ts'
import { noticeParameters, scoreOf } from './score-of.ts'

const context = { today: '2026-11-24' }
const german = (level: string, points: number): ScoreRow => ({
  points,
  best: 'german',
  when: { field: 'german', equals: level },
})
const rows: readonly ScoreRow[] = [
  { points: 4, when: { field: 'partial', equals: true } },
  { points: 1, best: 'age', when: { field: 'birth', youngerThanYears: 41 } },
  { points: 2, best: 'age', when: { field: 'birth', youngerThanYears: 36 } },
  ...[german('A2', 1), german('B1', 2)],
]
const form = aForm({ scores: [{ id: 'card', atLeast: 6, rows }] })
const points = (answers: Answers) => scoreOf(form, 'card', answers, context)

it('points are added up', () => {
  assert.equal(points({}), 0)
  assert.equal(points({ partial: true, german: 'B1' }), 6)
})

it('of rows for the same thing the highest counts once', () => {
  assert.equal(points({ birth: '1996-01-01' }), 2)
  assert.equal(points({ birth: '1988-01-01' }), 1)
  assert.equal(points({ birth: '1980-01-01' }), 0)
})

it('a score that the form does not have has no points', () => {
  assert.equal(scoreOf(form, 'constructor', {}, context), undefined)
  assert.equal(scoreOf(aForm(), 'card', {}, context), undefined)
})

it('a notice is filled with the points that there are and those that are needed', () => {
  const notice = { id: 'n', kind: 'hint', visibleWhen: { all: [] } } as const
  assert.deepEqual(noticeParameters(form, { ...notice, score: 'card' }, { partial: true }, context), { points: 4, atLeast: 6 })
  assert.deepEqual(noticeParameters(form, notice, {}, context), {})
})
