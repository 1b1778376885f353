import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aForm } from '../testing/a-form.ts'
import { estimateFee } from './estimate-fee.ts'

const isExtension = { field: 'reason', equals: 'VERL' } as const
const form = aForm({
  fields: [
    { id: 'reason', kind: 'text' },
    { id: 'until', kind: 'date' },
    { id: 'benefits', kind: 'choices' },
    { id: 'person.birthDate', kind: 'partial-date', path: 'person.birthDate' },
  ],
  fees: [
    { code: 'F-OLD', adultEuros: '37.00', validUntil: '2026-02-06', visibleWhen: { field: 'reason', equals: 'CARD' } },
    { code: 'F-NEW', adultEuros: '46.00', validFrom: '2026-02-07', visibleWhen: { field: 'reason', equals: 'CARD' } },
    { code: 'F45-2a', adultEuros: '96.00', visibleWhen: { all: [isExtension, { field: 'until', before: { todayPlusDays: 93 } }] } },
    { code: 'F45-2b', adultEuros: '93.00', visibleWhen: isExtension, exemptWhen: { field: 'benefits', oneOf: ['SGB2', 'SGB12'] } },
    { code: 'F45-1', adultEuros: '100.00', minorEuros: '50.00', visibleWhen: { field: 'reason', equals: 'ERST' } },
  ],
})
const fee = (reason: string, birthDate?: string, today = '2026-11-24') => {
  const found = estimateFee(form, { reason, ...(birthDate && { 'person.birthDate': birthDate }) }, { today })
  return found && `${found.code} ${found.euros}${found.minor ? ' minor' : ''}`
}

describe('the estimated fee', () => {
  it('is that of the first case that fits', () => {
    assert.equal(fee('ERST'), 'F45-1 100.00')
    assert.equal(fee('ELSE'), undefined)
  })

  it('is half for those who are certainly under 18 (§ 50 AufenthV)', () => {
    assert.equal(fee('ERST', '2008-11-25'), 'F45-1 50.00 minor')
    assert.equal(fee('ERST', '2008-11-24'), 'F45-1 100.00')
    assert.equal(fee('ERST', '2009'), 'F45-1 50.00 minor')
    assert.equal(fee('ERST', '2008'), 'F45-1 100.00')
    assert.equal(fee('ERST', 'unknown'), 'F45-1 100.00')
  })

  it('is not lower where the law knows no lower one', () => {
    assert.equal(fee('CARD', '2015-01-01'), 'F-NEW 46.00')
  })

  it('is that for up to three months when the person wants no more', () => {
    const extension = (until: string) => estimateFee(form, { reason: 'VERL', until }, { today: '2026-11-24' })?.code
    assert.equal(extension('2027-02-24'), 'F45-2a')
    assert.equal(extension('2027-02-25'), 'F45-2b')
  })

  it('probably need not be paid by who lives on benefits (§ 53 Abs. 1 AufenthV), and is still named', () => {
    const extension = (...benefits: readonly string[]) => estimateFee(form, { reason: 'VERL', benefits }, { today: '2026-11-24' })
    assert.deepEqual(extension('SGB12'), { code: 'F45-2b', euros: '93.00', minor: false, exempt: true })
    assert.deepEqual(extension('KINDERGELD'), { code: 'F45-2b', euros: '93.00', minor: false, exempt: false })
    assert.equal(estimateFee(form, { reason: 'ERST', benefits: ['SGB2'] }, { today: '2026-11-24' })?.exempt, false)
  })

  it('changes at midnight of its day', () => {
    assert.equal(fee('CARD', undefined, '2026-02-06'), 'F-OLD 37.00')
    assert.equal(fee('CARD', undefined, '2026-02-07'), 'F-NEW 46.00')
  })
})
