import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answers } from '../../answers/answers.ts'
import type { FieldRule, Threshold } from '../field.ts'
import { rules } from './rules.ts'

const code = 'blue-card'
const yearly: readonly Threshold[] = [
  { code, euros: '50700.00', per: 'year', validFrom: '2026-01-01' },
  { code, euros: '45934.20', per: 'year', validFrom: '2025-01-01' },
]
const monthly: readonly Threshold[] = [{ code, euros: '992.00', per: 'month', validFrom: '2025-01-01' }]

/** What is said about an amount; empty when it is accepted. */
function said(euros: string, answers: Answers, { today = '2026-11-24', ...rule }: Partial<FieldRule> & { today?: string } = {}): string {
  const whole: FieldRule = { rule: 'V-THRESHOLD', level: 'warn', threshold: code, thresholds: yearly, per: 'per', hours: 'hours', ...rule }
  const problem = rules['V-THRESHOLD']?.check(euros, whole, { answers, context: { today } }, { id: 'pay', kind: 'money' })
  return problem ? `${problem.code} ${problem.parameters?.['euros']}` : ''
}

describe('pay below the least amount of the law (V-THRESHOLD)', () => {
  it('is found by year, month and hour', () => {
    assert.equal(said('50700.00', { per: 'year' }), '')
    assert.equal(said('50699.99', { per: 'year' }), 'below-yearly 50700')
    assert.equal(said('4225.00', { per: 'month' }), '')
    assert.equal(said('4224.99', { per: 'month' }), 'below-yearly 50700')
    assert.equal(said('24.38', { per: 'hour', hours: 40 }), '')
    assert.equal(said('24.37', { per: 'hour', hours: 40 }), 'below-yearly 50700')
  })

  it('is not claimed when the period or the hours are not known', () => {
    assert.equal(said('1.00', {}), '')
    assert.equal(said('1.00', { per: 'hour' }), '')
    assert.equal(said('1.00', { per: 'hour', hours: 0 }), '')
    assert.equal(said('1.00', { per: 'constructor' }), '')
  })

  it('changes at the turn of the year, and stays when the amount of the new year is not known yet', () => {
    const on = (today: string) => said('47000.00', { per: 'year' }, { today })
    assert.equal(on('2025-12-31'), '')
    assert.equal(on('2026-01-01'), 'below-yearly 50700')
    assert.equal(on('2027-01-01'), 'below-yearly 50700')
    assert.equal(said('1.00', { per: 'year' }, { today: '2025-06-01' }), 'below-yearly 45935')
    assert.equal(said('1.00', { per: 'year' }, { today: '2024-12-31' }), '')
  })

  it('is compared in the period of the threshold when the question has none', () => {
    const rule = { threshold: code, thresholds: monthly, level: 'warn', rule: 'V-THRESHOLD' } as const
    const check = (euros: string) =>
      rules['V-THRESHOLD']?.check(euros, rule, { answers: {}, context: { today: '2026-11-24' } }, { id: 'a', kind: 'money' })
    assert.equal(check('992.00'), undefined)
    assert.deepEqual(check('991.99'), { code: 'below-monthly', parameters: { euros: 992 } })
  })
})
