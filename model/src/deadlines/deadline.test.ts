import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../answers/days.ts'
import { lastDayOf, noticedOn } from './deadline.ts'
import { easterSunday } from './easter.ts'
import { isPublicHoliday, type PublicHolidayTable, weekday } from './public-holidays.ts'

const { holidays } = JSON.parse(
  readFileSync(new URL('../../../forms/tables/public-holidays.json', import.meta.url), 'utf8'),
) as PublicHolidayTable
const brandenburg = { land: '12', holidays }
const sachsen = { land: '14', holidays }

describe('a public holiday', () => {
  it('that moves with Easter stands where the calendar has it', () => {
    const known = { 1961: '04-02', 2000: '04-23', 2008: '03-23', 2019: '04-21', 2024: '03-31', 2026: '04-05', 2027: '03-28', 2038: '04-25' }
    for (const [year, day] of Object.entries(known)) assert.equal(easterSunday(Number(year)), `${year}-${day}`)
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => weekday(easterSunday(year)) === 0))
  })

  it('of penance is the Wednesday before 23 November, in Sachsen alone', () => {
    for (const day of ['2022-11-16', '2023-11-22', '2024-11-20', '2026-11-18']) {
      assert.ok(isPublicHoliday(day, '14', holidays), day)
      assert.ok(!isPublicHoliday(day, '12', holidays), day)
    }
    assert.ok(!isPublicHoliday('2022-11-23', '14', holidays))
  })

  it('holds from the year in which the Land made it', () => {
    assert.ok(!isPublicHoliday('2022-03-08', '13', holidays))
    assert.ok(isPublicHoliday('2023-03-08', '13', holidays))
    assert.ok(isPublicHoliday('2025-05-08', '11', holidays))
    assert.ok(!isPublicHoliday('2026-05-08', '11', holidays))
  })
})

describe('a deadline', () => {
  it('of two weeks from a letter sent on 18 December 2026 ends on 5 January', () => {
    assert.equal(noticedOn('2026-12-18'), '2026-12-22')
    assert.equal(lastDayOf('2026-12-22', 14, brandenburg), '2027-01-05')
  })

  it('counts three days to the notice until 2024 and four since', () => {
    assert.equal(noticedOn('2024-12-31'), '2025-01-03')
    assert.equal(noticedOn('2025-01-01'), '2025-01-05')
  })

  it('does not move the day of the notice, unless the operator follows the other view', () => {
    assert.equal(noticedOn('2026-11-24'), '2026-11-28')
    assert.equal(noticedOn('2026-11-24', { calendar: brandenburg }), '2026-11-30')
  })

  it('that would end on a free day ends with the next working day', () => {
    assert.equal(lastDayOf('2026-12-11', 14, brandenburg), '2026-12-28')
    assert.equal(lastDayOf('2026-11-04', 14, sachsen), '2026-11-19')
    assert.equal(lastDayOf('2026-11-04', 14, brandenburg), '2026-11-18')
  })

  it('never ends before its days are over, and never on a free day', () => {
    const days = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const last = lastDayOf(day, count, brandenburg)
        return (
          last >= addDays(day, count) &&
          last <= addDays(day, count + 5) &&
          ![0, 6].includes(weekday(last)) &&
          !isPublicHoliday(last, '12', holidays)
        )
      }),
    )
  })
})
