import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Field, FieldRule } from '../field.ts'
import { rules } from './rules.ts'

const group: Field = {
  id: 'work',
  kind: 'group',
  fields: [
    { id: 'work.from', kind: 'partial-date' },
    { id: 'until', kind: 'partial-date', path: 'to' },
  ],
}

type Typed = readonly [from: string, to?: string]
const entries = (...periods: readonly Typed[]) =>
  periods.map(([from, to]) => ({ 'work.from': from, ...(to !== undefined && { until: to }) }))

function isAccepted(rule: string, parameters: Partial<FieldRule>, periods: readonly Typed[]): boolean {
  const scope = { answers: {}, context: { today: '2026-11-24' } }
  return rules[rule]?.check(entries(...periods), { rule, level: 'warn', ...parameters }, scope, group) === undefined
}

describe('months of experience within the last years (V-MONTHS)', () => {
  const enough = (...periods: readonly Typed[]) => isAccepted('V-MONTHS', { atLeast: 24, withinYears: 5 }, periods)

  it('are enough with two full years, in one period or in several', () => {
    assert.ok(enough(['2024-01-01', '2025-12-31']))
    assert.ok(!enough(['2024-01-01', '2025-12-30']))
    assert.ok(enough(['2022-03-01', '2023-02-28'], ['2024-02-01', '2025-01-31']))
    assert.ok(!enough())
  })

  it('count only inside the window of years', () => {
    assert.ok(!enough(['2015-01-01', '2021-11-23']))
    assert.ok(enough(['2015-01-01', '2023-11-23']))
    assert.ok(!enough(['2015-01-01', '2023-11-22']))
    assert.ok(!enough(['2026-01-01', '2030-01-01']))
  })

  it('count once when two jobs were at the same time', () => {
    assert.ok(!enough(['2024-01-01', '2024-12-31'], ['2024-01-01', '2024-12-31']))
    assert.ok(!enough(['2024-01-01', '2025-10-31'], ['2024-06-01', '2024-12-31']))
    assert.ok(enough(['2024-06-01', '2025-12-31'], ['2024-01-01', '2024-12-31']))
  })

  it('go on when no end is known, and count in favour of the person when a day is not known', () => {
    assert.ok(enough(['2024-11-24']))
    assert.ok(!enough(['2025-11-24']))
    assert.ok(enough(['2024', '2025']))
    assert.ok(enough(['2024-01', '2025-12']))
    assert.ok(!enough(['2024-02', '2025-12']))
    assert.ok(!enough(['unknown', '2025-12-31']))
    assert.ok(!enough(['2025-12-31', '2024-01-01']), 'an end before the beginning')
  })
})

describe('periods that must not overlap (V-NO-OVERLAP)', () => {
  const apart = (...periods: readonly Typed[]) => isAccepted('V-NO-OVERLAP', {}, periods)

  it('may touch on one day, in any order', () => {
    assert.ok(apart(['2020-01-01', '2021-01-01'], ['2021-01-01', '2022-01-01']))
    assert.ok(apart(['2021-01-01', '2022-01-01'], ['2020-01-01', '2021-01-01']))
    assert.ok(!apart(['2021-01-01', '2022-01-01'], ['2020-01-01', '2021-01-02']))
    assert.ok(!apart(['2015-01-01', '2022-01-01'], ['2016-01-01', '2016-02-01'], ['2020-01-01', '2020-02-01']))
  })

  it('overlap with one that has no end', () => {
    assert.ok(!apart(['2020-01-01'], ['2021-01-01', '2022-01-01']))
    assert.ok(apart(['2022-01-01'], ['2021-01-01', '2022-01-01']))
  })

  it('only overlap when that is certain', () => {
    assert.ok(apart(['2020', '2021'], ['2021', '2022']))
    assert.ok(!apart(['2019', '2022'], ['2020', '2021-06']))
    assert.ok(apart(['2019', 'unknown'], ['2020', '2021']))
    assert.ok(apart(['unknown'], ['2020', '2021']))
  })
})
