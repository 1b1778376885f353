import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, dateParts, isDay, parseDate, possibleDays } from './days.ts'

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a day', () => {
  it('stands in the calendar', () => {
    for (const day of ['2026-11-24', '2024-02-29', '1900-01-01', '9999-12-31']) assert.ok(isDay(day), day)
    for (const day of ['2026-02-29', '2026-02-31', '2026-13-01', '2026-1-1', '0050-01-01', '24.11.2026', '', ' 2026-11-24', 20261124, null])
      assert.ok(!isDay(day), String(day))
  })

  it('moves by days across months, years and the change of the clock', () => {
    assert.equal(addDays('2026-03-28', 2), '2026-03-30')
    assert.equal(addDays('2027-01-01', -1), '2026-12-31')
    assert.equal(addDays('2024-02-28', 1), '2024-02-29')
    fc.assert(fc.property(days, fc.integer({ min: -900, max: 900 }), (day, count) => addDays(addDays(day, count), -count) === day))
  })

  it('moves by months to the same number or to the end of the month', () => {
    assert.equal(addMonths('2026-08-31', 6), '2027-02-28')
    assert.equal(addMonths('2026-05-18', 6), '2026-11-18')
    assert.equal(addMonths('2026-12-15', 1), '2027-01-15')
    assert.equal(addMonths('2026-03-31', -1), '2026-02-28')
  })
})

describe('a partial date', () => {
  it('has a first and a last possible day', () => {
    assert.deepEqual(possibleDays('1980'), ['1980-01-01', '1980-12-31'])
    assert.deepEqual(possibleDays('2024-02'), ['2024-02-01', '2024-02-29'])
    assert.deepEqual(possibleDays('9999-12'), ['9999-12-01', '9999-12-31'])
    assert.deepEqual(possibleDays('2024-02-05'), ['2024-02-05', '2024-02-05'])
  })

  it('has no possible days when it is unknown or no date', () => {
    for (const value of ['unknown', '', '198', '1980-13', '1980-', '1980--05', '-02', '2026-02-30', 1980.5, null, {}, '99999'])
      assert.equal(possibleDays(value), undefined, String(value))
  })
})

describe('three inputs for a date', () => {
  it('become one date', () => {
    assert.equal(parseDate({ day: '5', month: '2', year: '1980' }), '1980-02-05')
    assert.equal(parseDate({ day: ' 05', month: '12 ', year: '1980' }), '1980-12-05')
    assert.equal(parseDate({ day: '', month: '2', year: '1980' }), '1980-02')
    assert.equal(parseDate({ year: '1980' }), '1980')
    assert.equal(parseDate({}), '')
  })

  it('stay recognisably incomplete', () => {
    assert.equal(parseDate({ day: '5', year: '1980' }), '1980--05')
    assert.equal(parseDate({ day: '5' }), '--05')
    assert.equal(parseDate({ month: '2' }), '-02')
  })

  it('come back as they were typed', () => {
    assert.deepEqual(dateParts('1980--05'), { day: '05', month: '', year: '1980' })
    assert.deepEqual(dateParts('unknown'), { day: '', month: '', year: '' })
    fc.assert(fc.property(days, (day) => parseDate(dateParts(day)) === day))
  })
})
