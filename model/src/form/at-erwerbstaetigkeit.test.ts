// Every rule of the first form, broken once: the code and the field that the person is told.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readForms } from '../../scripts/read-forms.ts'
import { type Answers, availableOptions, checkAnswers, estimateFee, relevantAnswers } from '../index.ts'

const context = { today: '2026-11-24' }
const [found] = readForms().filter(({ form }) => form.service === 'at-erwerbstaetigkeit')
assert.ok(found)
const { form, samples } = found
const complete: Answers = samples.find(({ name }) => name === 'blue-card-first')?.answers ?? {}

/** Problems after these changes; undefined takes an answer back. */
function problems(changes: { readonly [field: string]: unknown }): string[] {
  const answers = Object.fromEntries(Object.entries({ ...complete, ...changes }).filter(([, value]) => value !== undefined))
  return checkAnswers(form, answers, context).map(({ field, code, level }) => `${field} ${code}${level === 'warn' ? ' warn' : ''}`)
}

const noTitle = { 'status.current': 'NONE', 'status.number': undefined, 'status.issuedOn': undefined, 'status.validUntil': undefined }
const search = { 'job.kind': 'SEARCH' }

const broken: readonly (readonly [changes: { readonly [field: string]: unknown }, ...problems: string[]])[] = [
  [{ reason: undefined }, 'reason required'],
  [{ reason: 'EIGEN' }, 'reason option'],
  [{ purpose: undefined }, 'purpose required'],
  [{ purpose: undefined, purposeUnknown: true }],
  [{ purpose: '16b' }, 'purpose option'],
  [{ 'stay.wanted': 'UNTIL' }, 'stay.wantedUntil required'],
  [{ 'stay.wanted': 'UNTIL', 'stay.wantedUntil': '2026-11-23' }, 'stay.wantedUntil past'],
  [{ 'person.familyName': undefined }, 'person.familyName required'],
  [{ 'person.familyName': undefined, 'person.noFamilyName': true }],
  [{ 'person.familyName': 'Мустер' }, 'person.familyName letters'],
  [{ 'person.familyName': 'Muster 2' }, 'person.familyName signs'],
  [{ 'person.familyName': 'x'.repeat(121) }, 'person.familyName too-long'],
  [{ 'person.givenNames': undefined }, 'person.givenNames required'],
  [{ 'person.givenNames': undefined, 'person.noGivenNames': true }],
  [
    { 'person.familyName': undefined, 'person.givenNames': undefined, 'person.noFamilyName': true, 'person.noGivenNames': true },
    'person.givenNames required',
  ],
  [{ 'person.sex': 'f' }, 'person.sex option'],
  [{ 'person.birthDate': '1985' }],
  [{ 'person.birthDate': 'unknown' }],
  [{ 'person.birthDate': '1985--05' }, 'person.birthDate date'],
  [{ 'person.birthDate': '1899' }, 'person.birthDate date-range'],
  [{ 'person.birthDate': '2026-11-25' }, 'person.birthDate future'],
  [{ 'person.birthPlace': undefined }, 'person.birthPlace required'],
  [{ 'person.birthState': 'XS' }, 'person.birthState option'],
  [{ 'nat.current': [] }, 'nat.current required'],
  [{ 'nat.current': ['NG', 'XS', 'XU', 'XK'] }],
  [{ 'nat.current': ['ZZ'] }, 'nat.current option'],
  [{ 'nat.current': 'NG' }, 'nat.current type'],
  [{ 'nat.current': Array.from({ length: 21 }, () => 'NG') }, 'nat.current too-many'],
  [{ 'person.maritalStatus': undefined }, 'person.maritalStatus required'],
  [{ 'passport.type': undefined }, 'passport.type required'],
  [{ 'passport.type': 'NONE' }, 'passport.reason required'],
  [{ 'passport.number': '?' }, 'passport.number passport-number'],
  [{ 'passport.issuer': undefined }, 'passport.issuer required'],
  [{ 'passport.issueState': 'YU' }, 'passport.issueState option'],
  [{ 'passport.issuedOn': '2026-11-25' }, 'passport.issuedOn future'],
  [{ 'passport.validUntil': '2023-05-02' }, 'passport.validUntil not-after', 'passport.validUntil past warn'],
  [{ 'passport.validUntil': '2026-11-23' }, 'passport.validUntil past warn'],
  [{ 'addr.street': 'x'.repeat(56) }, 'addr.street too-long'],
  [{ 'addr.houseNumber': undefined }, 'addr.houseNumber required'],
  [{ 'addr.houseNumber': '12 a bis 14' }, 'addr.houseNumber too-long'],
  [{ 'addr.addition': 'x'.repeat(22) }, 'addr.addition too-long'],
  [{ 'addr.postcode': '1499' }, 'addr.postcode postcode'],
  [{ 'addr.town': 'x'.repeat(41) }, 'addr.town too-long'],
  [{ 'addr.since': '2026-11-25' }, 'addr.since future'],
  [{ 'contact.mail': 'adaeze(at)example.org' }, 'contact.mail email'],
  [{ 'contact.mail': undefined, 'contact.phone': undefined }],
  [{ 'contact.phone': '12' }, 'contact.phone phone'],
  [{ 'contact.language': 'fr' }, 'contact.language option'],
  [{ 'status.current': undefined }, 'status.current required'],
  [{ 'status.number': 'AEIOU' }, 'status.number card-number warn'],
  [{ 'status.issuedOn': '2026-11-25' }, 'status.issuedOn future'],
  [{ 'status.validUntil': undefined }, 'status.validUntil required'],
  [{ 'status.validUntil': '2026-08-20' }, 'status.validUntil not-after'],
  [{ 'status.validUntil': '2026-11-23', 'status.lateReason': 'Ω' }, 'status.lateReason letters'],
  [{ 'status.azr': '12345' }, 'status.azr azr-number warn'],
  [noTitle],
  [{ 'entry.how': undefined }, 'entry.how required'],
  [{ 'entry.last': '2026-11-25' }, 'entry.last future'],
  [{ 'entry.how': 'BORN_HERE', 'entry.last': 'nonsense' }],
  [{ 'job.kind': undefined }, 'job.kind required'],
  [{ 'job.employer.name': undefined }, 'job.employer.name required'],
  [{ 'job.employer.street': undefined }, 'job.employer.street required'],
  [{ 'job.employer.postcode': 'A-1010' }, 'job.employer.postcode too-long'],
  [{ 'job.employer.postcode': '00000' }, 'job.employer.postcode postcode'],
  [{ 'job.employer.town': undefined }, 'job.employer.town required'],
  [{ 'job.title': 'x'.repeat(101) }, 'job.title too-long'],
  [{ 'job.description': 'x'.repeat(2001) }, 'job.description too-long'],
  [{ 'job.start': '2026-13-01' }, 'job.start date'],
  [{ 'job.unlimited': false }, 'job.end required'],
  [{ 'job.unlimited': false, 'job.end': '2026-12-01' }, 'job.end not-after'],
  [{ 'job.hours': 49 }, 'job.hours max'],
  [{ 'job.hours': 0 }, 'job.hours min'],
  [{ 'job.hours': '38,5' }, 'job.hours integer'],
  [{ 'job.gross': 'viel' }, 'job.gross money'],
  [{ 'job.grossPer': 'week' }, 'job.grossPer option'],
  [{ 'job.regulated': undefined }, 'job.regulated required'],
  [{ 'job.tempWork': 'no' }, 'job.tempWork type'],
  [{ reason: 'VERL' }, 'job.employerChange required'],
  [{ 'job.kind': 'SELF' }, 'self.activity required'],
  [search, 'search.plan required'],
  [{ ...search, 'search.plan': 'x'.repeat(4001) }, 'search.plan too-long'],
  [{ surprise: 1 }, ' unknown-field'],
]

describe('a complete application for work', () => {
  it('has no problems', () => assert.deepEqual(problems({}), []))

  for (const [changes, ...expected] of broken)
    it(`with ${String(JSON.stringify(changes)).slice(0, 70)} has ${expected.join(', ') || 'no problem'}`, () =>
      assert.deepEqual(problems(changes), expected))
})

describe('the purposes of work', () => {
  const field = form.pages[0]?.fields.find(({ id }) => id === 'purpose')
  assert.ok(field)
  const offered = (today: string) => availableOptions(field, {}, { today }).map(({ value }) => value)

  for (const [purpose, first, dayBefore] of [
    ['18a', '2020-03-01', '2020-02-29'],
    ['18g1', '2023-11-18', '2023-11-17'],
    ['19c2', '2024-03-01', '2024-02-29'],
    ['20a-such', '2024-06-01', '2024-05-31'],
  ] as const)
    it(`offer ${purpose} from ${first}`, () => {
      assert.ok(!offered(dayBefore).includes(purpose))
      assert.ok(offered(first).includes(purpose))
    })
})

describe('the fee for a residence title for work (§ 45 AufenthV)', () => {
  const fees: readonly (readonly [changes: Answers, fee: string])[] = [
    [{ reason: 'ERST' }, 'F45-1 100.00'],
    [{ reason: 'ERST', 'person.birthDate': '2010-01-01' }, 'F45-1 50.00'],
    [{ reason: 'VERL' }, 'F45-2b 93.00'],
    [{ reason: 'ZWECK' }, 'F45-3 98.00'],
    [{ reason: 'ERST', purpose: '19b' }, 'F45-4 80.00'],
    [{ reason: 'VERL', purpose: '19b', 'person.birthDate': '2010-01-01' }, 'F45-5 70.00'],
  ]
  for (const [changes, fee] of fees)
    it(`is ${fee} for ${JSON.stringify(changes)}`, () => {
      const estimate = estimateFee(form, relevantAnswers(form, { ...complete, ...changes }, context), context)
      assert.equal(`${estimate?.code} ${estimate?.euros}`, fee)
    })
})
