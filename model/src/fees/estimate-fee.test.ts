import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aForm } from '../testing/a-form.ts'
import { estimateFee } from './estimate-fee.ts'

const form = aForm({
  fields: [
    { id: 'reason', kind: 'text' },
    { id: 'person.birthDate', kind: 'partial-date', path: 'person.birthDate' },
  ],
  fees: [
    { code: 'F-OLD', adultEuros: '37.00', validUntil: '2026-02-06', visibleWhen: { field: 'reason', equals: 'CARD' } },
    { code: 'F-NEW', adultEuros: '46.00', validFrom: '2026-02-07', visibleWhen: { field: 'reason', equals: 'CARD' } },
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

  it('changes at midnight of its day', () => {
    assert.equal(fee('CARD', undefined, '2026-02-06'), 'F-OLD 37.00')
    assert.equal(fee('CARD', undefined, '2026-02-07'), 'F-NEW 46.00')
  })
})
