import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Answers } from '../answers/answers.ts'
import type { Condition } from './condition.ts'
import { isVisible } from './is-visible.ts'

const context = { today: '2026-11-24' }
const answers: Answers = {
  kind: 'SELF',
  hours: 40,
  unlimited: false,
  means: ['RENT', 'PENSION'],
  until: '2026-11-23',
  from: '2026-11-25',
  odd: '2026-02-31',
  month: '2026-11',
  pay: '999.50',
}
const holds = (condition: Condition, given: Answers = answers) => isVisible(condition, given, context)
const born = (birth: string, condition: { atLeastYears: number } | { youngerThanYears: number }, today = '2026-11-24') =>
  isVisible({ field: 'birth', ...condition } as Condition, { birth }, { today })

describe('a condition', () => {
  const table: readonly (readonly [condition: Condition, expected: boolean])[] = [
    [{ field: 'kind', answered: true }, true],
    [{ field: 'nothing', answered: true }, false],
    [{ field: 'unlimited', answered: true }, true],
    [{ field: 'kind', equals: 'SELF' }, true],
    [{ field: 'kind', equals: 'self' }, false],
    [{ field: 'hours', equals: 40 }, true],
    [{ field: 'hours', equals: '40' }, false],
    [{ field: 'unlimited', equals: false }, true],
    [{ field: 'nothing', equals: false }, false],
    [{ field: 'kind', otherThan: 'ICT' }, true],
    [{ field: 'kind', otherThan: 'SELF' }, false],
    [{ field: 'nothing', otherThan: 'SELF' }, false],
    [{ field: 'kind', oneOf: ['SELF', 'ICT'] }, true],
    [{ field: 'kind', oneOf: [] }, false],
    [{ field: 'means', oneOf: ['WORK', 'PENSION'] }, true],
    [{ field: 'means', oneOf: ['WORK'] }, false],
    [{ field: 'means', includes: 'RENT' }, true],
    [{ field: 'means', includes: 'REN' }, false],
    [{ field: 'kind', includes: 'S' }, false],
    [{ field: 'kind', startsWith: 'SE' }, true],
    [{ field: 'hours', startsWith: '4' }, false],
    [{ field: 'until', before: { today: true } }, true],
    [{ field: 'from', before: { today: true } }, false],
    [{ field: 'from', after: { day: '2026-11-24' } }, true],
    [{ field: 'from', after: { day: '2026-11-25' } }, false],
    [{ field: 'from', after: { field: 'until' } }, true],
    [{ field: 'from', after: { field: 'nothing' } }, false],
    [{ field: 'odd', before: { today: true } }, false],
    [{ field: 'kind', before: { today: true } }, false],
    [{ field: 'from', before: { todayPlusDays: 2 } }, true],
    [{ field: 'from', before: { todayPlusDays: 1 } }, false],
    [{ field: 'until', after: { todayPlusDays: -2 } }, true],
    [{ field: 'month', before: { day: '2026-12-01' } }, true],
    [{ field: 'month', before: { day: '2026-11-30' } }, false],
    [{ field: 'month', after: { day: '2026-10-31' } }, true],
    [{ field: 'month', after: { day: '2026-11-01' } }, false],
    [{ field: 'hours', lessThan: 41 }, true],
    [{ field: 'hours', lessThan: 40 }, false],
    [{ field: 'hours', atLeast: 40 }, true],
    [{ field: 'hours', atLeast: 41 }, false],
    [{ field: 'pay', lessThan: 999.51 }, true],
    [{ field: 'pay', lessThan: 999.5 }, false],
    [{ field: 'pay', atLeast: 999.5 }, true],
    [{ field: 'pay', atLeast: 1000 }, false],
    [{ field: 'unlimited', lessThan: 1 }, false],
    [{ field: 'means', atLeast: 0 }, false],
    [{ field: 'kind', atLeast: 0 }, false],
    [{ field: 'nothing', lessThan: 1 }, false],
    [{ not: { field: 'nothing', equals: 'x' } }, true],
    [{ all: [] }, true],
    [{ any: [] }, false],
    [
      {
        all: [
          { field: 'kind', equals: 'SELF' },
          { field: 'hours', equals: 1 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'kind', equals: 'SELF' },
          { field: 'hours', equals: 1 },
        ],
      },
      true,
    ],
  ]
  for (const [condition, expected] of table)
    it(`${JSON.stringify(condition)} ${expected ? 'holds' : 'does not hold'}`, () => assert.equal(holds(condition), expected))

  it('takes no answer from a prototype', () => {
    assert.equal(holds({ field: 'constructor', answered: true }), false)
    assert.equal(holds({ field: 'kind', answered: true }, Object.create({ kind: 'SELF' })), false)
  })

  it('and its negation never agree', () => {
    const scalar = fc.oneof(fc.constantFrom('SELF', 'x', '2026-11-20'), fc.integer(), fc.boolean())
    const leaf = fc.record({ field: fc.constantFrom(...Object.keys(answers), 'nothing'), equals: scalar })
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
      ),
    }))
    fc.assert(fc.property(condition, (some) => holds({ not: some }) !== holds(some)))
    fc.assert(fc.property(condition, condition, (a, b) => holds({ not: { all: [a, b] } }) === holds({ any: [{ not: a }, { not: b }] })))
  })
})

describe('the age of a person', () => {
  it('changes at the start of the birthday', () => {
    assert.equal(born('2008-11-24', { atLeastYears: 18 }), true)
    assert.equal(born('2008-11-25', { atLeastYears: 18 }), false)
    assert.equal(born('2008-11-25', { youngerThanYears: 18 }), true)
  })

  it('of someone born on 29 February changes on 1 March', () => {
    assert.equal(born('2008-02-29', { atLeastYears: 18 }, '2026-02-28'), false)
    assert.equal(born('2008-02-29', { atLeastYears: 18 }, '2026-03-01'), true)
    assert.equal(born('2008-02-29', { atLeastYears: 20 }, '2028-02-29'), true)
  })

  it('is the youngest possible one where day, month or everything is unknown', () => {
    assert.equal(born('2008', { youngerThanYears: 18 }), true)
    assert.equal(born('2007', { youngerThanYears: 18 }), false)
    assert.equal(born('2008-11', { atLeastYears: 18 }), false)
    assert.equal(born('2008-10', { atLeastYears: 18 }), true)
    assert.equal(born('unknown', { youngerThanYears: 18 }), true)
    assert.equal(born('unknown', { atLeastYears: 18 }), false)
  })
})
