import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Answers } from '../answers/answers.ts'
import { berlinDay } from './berlin-day.ts'
import { effectIds, effectOf } from './effect.ts'

const noon = '2026-11-24T11:00:00.000Z'
const titles = ['VISA_D', 'AE', 'BLUE', 'ICT']
const title = (until: string, receivedAt: string, current = 'AE') =>
  effectOf({ 'status.current': current, 'status.validUntil': until }, receivedAt)
const without = (answers: object, receivedAt = noon) => effectOf({ 'status.current': 'NONE', ...answers }, receivedAt)

describe('the effect of an application with a title', () => {
  it('is that the title continues when it arrived in time (§ 81 Abs. 4 Satz 1)', () => {
    for (const current of titles) assert.equal(title('2026-11-24', noon, current), 'FX-FORT', current)
  })

  it('is open when the title had ended (§ 81 Abs. 4 Satz 3), a visa of yesterday too', () => {
    for (const current of titles) assert.equal(title('2026-11-23', noon, current), 'FX-SPAET', current)
  })

  it('changes at midnight in Berlin, in winter', () => {
    assert.equal(title('2026-11-24', '2026-11-24T23:59:59+01:00'), 'FX-FORT')
    assert.equal(title('2026-11-24', '2026-11-25T00:00:30+01:00'), 'FX-SPAET')
    assert.equal(title('2026-11-24', '2026-11-24T22:59:59.999Z'), 'FX-FORT')
    assert.equal(title('2026-11-24', '2026-11-24T23:00:00.000Z'), 'FX-SPAET')
  })

  it('changes at midnight in Berlin, in summer', () => {
    assert.equal(title('2026-07-10', '2026-07-10T21:59:59.999Z'), 'FX-FORT')
    assert.equal(title('2026-07-10', '2026-07-10T22:00:00.000Z'), 'FX-SPAET')
  })

  it('changes at midnight in Berlin on the days when the clock changes', () => {
    assert.equal(title('2026-03-28', '2026-03-28T22:59:59.999Z'), 'FX-FORT')
    assert.equal(title('2026-03-28', '2026-03-28T23:00:00.000Z'), 'FX-SPAET')
    assert.equal(title('2026-03-29', '2026-03-29T21:59:59.999Z'), 'FX-FORT')
    assert.equal(title('2026-03-29', '2026-03-29T22:00:00.000Z'), 'FX-SPAET')
    assert.equal(title('2026-10-25', '2026-10-25T22:59:59.999Z'), 'FX-FORT')
    assert.equal(title('2026-10-25', '2026-10-25T23:00:00.000Z'), 'FX-SPAET')
  })

  it('is decided by the title that ends later, when there are two', () => {
    const two = (until: string, visaUntil: string, how = 'D') =>
      effectOf({ 'status.current': 'AE', 'status.validUntil': until, 'entry.how': how, 'visa.validUntil': visaUntil }, noon)
    assert.equal(two('2026-11-24', '2025-01-31'), 'FX-FORT')
    assert.equal(two('2026-11-23', '2026-11-24'), 'FX-FORT')
    assert.equal(two('2026-11-23', '2025-01-31'), 'FX-SPAET')
    assert.equal(two('2026-11-24', ''), 'FX-FORT')
    assert.equal(two('2026-11-23', ''), 'FX-NEUTRAL')
    assert.equal(two('2026-11-23', '2026-11-24', 'C'), 'FX-SPAET', 'a visit visa is no title that continues')
  })

  it('is decided by the visa of the entry, when the person has nothing else', () => {
    const visa = (until?: string) => without({ 'entry.how': 'D', ...(until && { 'visa.validUntil': until }) })
    assert.equal(visa('2026-11-24'), 'FX-FORT')
    assert.equal(visa('2026-11-23'), 'FX-SPAET')
    assert.equal(visa(), 'FX-NEUTRAL')
  })

  it('is none under § 104c, but for an application under § 25a or § 25b', () => {
    const chance = (basis: string, purpose: string, current = 'AE') =>
      effectOf({ 'status.current': current, 'status.validUntil': '2027-01-01', 'status.legalBasis': basis, purpose }, noon)
    for (const basis of ['104c', '§ 104c Abs. 1 AufenthG', '104 C']) assert.equal(chance(basis, '18b'), 'FX-104C', basis)
    for (const basis of ['§ 104', '104a', '1104c', '']) assert.equal(chance(basis, '18b'), 'FX-FORT', basis)
    for (const purpose of ['25a', '25b']) assert.equal(chance('104c', purpose), 'FX-FORT', purpose)
    assert.equal(chance('104c', '18b', 'BLUE'), 'FX-FORT')
  })

  it('is not asserted when the day of its end is not known', () => {
    assert.equal(effectOf({ 'status.current': 'AE' }, noon), 'FX-NEUTRAL')
    assert.equal(title('2026-11', noon), 'FX-NEUTRAL')
    assert.equal(title('2026-02-30', noon), 'FX-NEUTRAL')
  })
})

describe('the effect of an application without a title', () => {
  it('with a visit visa is none (§ 81 Abs. 4 Satz 2)', () => {
    assert.equal(title('2027-01-01', noon, 'VISA_C'), 'FX-KEINE')
    assert.equal(without({ 'entry.how': 'C' }), 'FX-KEINE')
  })

  it('after an entry under § 41 AufenthV is permission for 90 days (§ 81 Abs. 3)', () => {
    const entered = (day: string) => without({ 'entry.how': 'VISA_FREE_41', 'entry.last': day })
    assert.equal(entered('2026-08-26'), 'FX-ERL')
    assert.equal(entered('2026-08-25'), 'FX-DULD')
    assert.equal(without({ 'entry.how': 'VISA_FREE_41' }), 'FX-NEUTRAL')
  })

  it('of a child born here is permission for six months', () => {
    const born = (birth: string) => without({ 'entry.how': 'BORN_HERE', 'person.birthDate': birth })
    assert.equal(born('2026-05-28'), 'FX-ERL', '180 days')
    assert.equal(born('2026-05-18'), 'FX-DULD', '190 days')
    assert.equal(born('2026-05-24'), 'FX-ERL')
    assert.equal(born('2026-05-23'), 'FX-DULD')
    assert.equal(born('2026-06'), 'FX-ERL')
    assert.equal(born('2026-05'), 'FX-NEUTRAL')
    assert.equal(born('2020'), 'FX-DULD')
    assert.equal(born('unknown'), 'FX-NEUTRAL')
  })

  it('is neutral for everything else, for asylum papers and tolerations without exception', () => {
    for (const current of ['NE', 'DAEU', 'AK', 'GESTATTUNG', 'DULDUNG', 'FIKTION', 'OTHER_EU_TITLE', 'constructor', ''])
      assert.equal(title('2027-01-01', noon, current), 'FX-NEUTRAL', current)
    for (const how of ['D', 'VISA_FREE_OTHER', 'EU_TITLE', 'toString']) assert.equal(without({ 'entry.how': how }), 'FX-NEUTRAL', how)
    assert.equal(effectOf({}, noon), 'FX-NEUTRAL')
  })

  it('is always one of the known ones', () => {
    const answer = fc.oneof(
      fc.jsonValue(),
      fc.string(),
      fc.constantFrom('NONE', 'AE', 'BORN_HERE', '2026', '9999-12-31', '1000-01-01', 'unknown'),
    )
    const keys = fc.constantFrom(
      ...[
        'status.current',
        'status.validUntil',
        'status.legalBasis',
        'entry.how',
        'entry.last',
        'visa.validUntil',
        'person.birthDate',
        'purpose',
      ],
    )
    fc.assert(fc.property(fc.dictionary(keys, answer), (answers) => effectIds.includes(effectOf(answers as Answers, noon))))
  })
})

describe('the day in Berlin', () => {
  it('is the one of the authority', () => {
    assert.equal(berlinDay('2026-12-31T23:00:00Z'), '2027-01-01')
    assert.equal(berlinDay(new Date('2026-01-01T00:00:00Z')), '2026-01-01')
    assert.equal(berlinDay(0), '1970-01-01')
  })
})
