// What the law says of this form by date and by person; everything that it demands is broken once in every-rule.test.ts.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readForms } from '../../scripts/read-forms.ts'
import { type Answers, availableOptions, checkAnswers, effectOf, estimateFee, relevantAnswers, scoreOf } from '../index.ts'

const context = { today: '2026-11-24' }
const [found] = readForms().filter(({ form }) => form.service === 'at-erwerbstaetigkeit')
assert.ok(found)
const { form, samples } = found
const complete: Answers = samples.find(({ name }) => name === 'blue-card-first')?.answers ?? {}

describe('the purposes of work', () => {
  const field = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === 'purpose')
  assert.ok(field)
  const work = ['EMPLOYED', 'SELF', 'SEARCH', 'VOLUNTEER', 'ICT'].map((kind): Answers => ({ 'job.kind': kind, reason: 'ERST' }))
  const offered = (today: string) => work.flatMap((answers) => availableOptions(field, answers, { today }).map(({ value }) => value))

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
    [{ reason: 'VERL', 'stay.wanted': 'UNTIL', 'stay.wantedUntil': '2027-02-24' }, 'F45-2a 96.00'],
    [{ reason: 'VERL', 'stay.wanted': 'UNTIL', 'stay.wantedUntil': '2027-03-24' }, 'F45-2b 93.00'],
    [{ reason: 'VERL', 'stay.wanted': 'MAX', 'stay.wantedUntil': '2027-02-24' }, 'F45-2b 93.00'],
    [{ reason: 'ERST', 'benefit.has': true, 'benefit.kind': ['KINDERGELD'] }, 'F45-1 100.00'],
    [{ reason: 'ERST', 'benefit.has': true, 'benefit.kind': ['SGB2'] }, 'F45-1 100.00 exempt'],
    [{ reason: 'VERL', 'benefit.has': true, 'benefit.kind': ['WOHNGELD', 'ASYLBLG'] }, 'F45-2b 93.00 exempt'],
    [{ reason: 'ERST', 'benefit.has': false, 'benefit.kind': ['SGB2'] }, 'F45-1 100.00'],
    [{ reason: 'ZWECK' }, 'F45-3 98.00'],
    [{ reason: 'ERST', purpose: '19b' }, 'F45-4 80.00'],
    [{ reason: 'VERL', purpose: '19b', 'person.birthDate': '2010-01-01' }, 'F45-5 70.00'],
  ]
  for (const [changes, fee] of fees)
    it(`is ${fee} for ${JSON.stringify(changes)}`, () => {
      const estimate = estimateFee(form, counting(changes), context)
      assert.equal(`${estimate?.code} ${estimate?.euros}${estimate?.exempt ? ' exempt' : ''}`, fee)
    })
})

describe('the effect of an application for work', () => {
  const effects: readonly (readonly [changes: Answers, effect: string])[] = [
    [{}, 'FX-FORT'],
    [{ 'status.validUntil': '2026-11-23' }, 'FX-SPAET'],
    [{ 'status.current': 'AE', 'status.validUntil': '2026-11-24', 'request.minimum': true }, 'FX-FORT'],
    [{ 'status.current': 'AE', 'status.validUntil': '2027-06-30', 'status.legalBasis': '§ 104c' }, 'FX-104C'],
    [{ 'status.current': 'AE', 'status.validUntil': '2026-11-23', 'request.minimum': false, 'visa.validUntil': '2026-11-30' }, 'FX-FORT'],
    [{ 'status.current': 'VISA_C' }, 'FX-KEINE'],
    [{ 'status.current': 'FIKTION' }, 'FX-NEUTRAL'],
    [{ 'status.current': 'NONE', 'visa.validUntil': '2026-11-23' }, 'FX-SPAET'],
    [{ 'status.current': 'NONE', 'entry.how': 'EU_TITLE' }, 'FX-NEUTRAL'],
    [{ 'status.current': 'NONE', 'entry.how': 'VISA_FREE_41', 'nat.current': ['JP'], 'entry.last': '2026-08-26' }, 'FX-ERL'],
    [{ 'status.current': 'NONE', 'entry.how': 'BORN_HERE', 'person.birthDate': '2026-05-18' }, 'FX-DULD'],
  ]
  for (const [changes, effect] of effects)
    it(`is ${effect} for ${JSON.stringify(changes)}`, () => assert.equal(effectOf(counting(changes), '2026-11-24T22:59:59Z'), effect))

  it('is that of the law for every sample', () => {
    const found = samples.map(({ name, answers, context: { receivedAt } }) => `${name} ${effectOf(answers, receivedAt)}`)
    assert.deepEqual(found, [
      ...['blue-card-first FX-FORT', 'extension-new-employer FX-FORT', 'job-seeker FX-ERL', 'late-after-expiry FX-SPAET'],
      ...['rare-names-unknown-birth-day FX-NEUTRAL', 'represented-minor FX-FORT', 'self-employed FX-FORT'],
    ])
  })
})

describe('pay for a Blue Card (§ 18g AufenthG)', () => {
  const warned = (gross: string, purpose: string, today: string) =>
    checkAnswers(form, { ...complete, purpose, 'job.gross': gross }, { today })
      .filter(({ field, code }) => field === 'job.gross' && code === 'below-yearly')
      .map(({ level, parameters }) => `${level} ${parameters?.['euros']}`)

  for (const [gross, purpose, today, ...expected] of [
    ['43800.00', '18g1', '2023-11-17', 'warn 58400'],
    ['43800.00', '18g1', '2023-11-18'],
    ['43799.99', '18g1', '2023-11-18', 'warn 43800'],
    ['50700.00', '18g1', '2026-11-24'],
    ['50699.99', '18g1', '2026-11-24', 'warn 50700'],
    ['45934.20', '18g1-new', '2026-11-24'],
    ['45934.19', '18g2', '2026-11-24', 'warn 45935'],
    ['50699.99', '18g1', '2027-01-01', 'warn 50700'],
  ] as const)
    it(`${gross} for ${purpose} on ${today}: ${expected.join() || 'no warning'}`, () =>
      assert.deepEqual(warned(gross, purpose, today), expected))
})

describe('points for the Opportunity Card (§ 20b AufenthG)', () => {
  const seeker = samples.find(({ name }) => name === 'job-seeker')?.answers ?? {}
  const points = (changes: Answers) => scoreOf(form, 'opportunity-card', relevantAnswers(form, { ...seeker, ...changes }, context), context)

  it('are counted from the answers', () => {
    const before = points({ 'lang.german': 'NONE' }) ?? 0
    assert.equal(points({ 'lang.german': 'A2' }), before + 1)
    assert.equal(points({ 'lang.german': 'B1' }), before + 2)
    assert.equal(points({ 'lang.german': 'C2' }), before + 3)
    assert.ok((points({}) ?? 0) >= 6)
  })
})

/** The answers of the sample with these changes, as far as they count. */
function counting(changes: Answers): Answers {
  return relevantAnswers(form, { ...complete, ...changes }, context)
}
