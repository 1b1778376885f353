import type { Answers, AnswerValue } from '../answers/answers.ts'
import { addDays, addMonths, isDay, possibleDays } from '../answers/days.ts'
import { berlinDay } from './berlin-day.ts'

/**
 * What an application means for the stay until the decision, according to the person's statements (§ 81 AufenthG). Texts `effect.<id>`. Family members
 * of EU citizens have an effect of their own (§ 5 Abs. 1 Satz 2 FreizügG/EU); it belongs to their service, and to no other.
 */
export const effectIds = ['FX-FORT', 'FX-ERL', 'FX-DULD', 'FX-SPAET', 'FX-KEINE', 'FX-104C', 'FX-NEUTRAL'] as const

/** One of `effectIds`. */
export type EffectId = (typeof effectIds)[number]

type Judge = (answers: Answers, day: string) => EffectId

const neutral: Judge = () => 'FX-NEUTRAL'
const none: Judge = () => 'FX-KEINE'

/** The last days of the titles that the person names: the present one, and the national visa of the entry (§ 6 Abs. 3 AufenthG). */
function lastDays(answers: Answers): readonly (AnswerValue | undefined)[] {
  const { 'status.current': current, 'status.validUntil': until, 'entry.how': how, 'visa.validUntil': visa } = answers
  return [...(current === 'NONE' ? [] : [until]), ...(how === 'D' && visa !== undefined ? [visa] : [])]
}

/**
 * A title continues when the application came before its end, § 81 Abs. 4 Satz 1; later only if the authority orders it, Satz 3. Of two titles the one
 * that ends later counts; while one end is not known, only a title that is valid says something.
 */
const title: Judge = (answers, day) => {
  const days = lastDays(answers)
  if (days.some((until) => isDay(until) && until >= day)) return 'FX-FORT'
  return days.length > 0 && days.every(isDay) ? 'FX-SPAET' : 'FX-NEUTRAL'
}

/** With a Chancen-Aufenthaltsrecht, which stands on the card, only an application for § 25a or § 25b has the effect, § 104c Abs. 2 Satz 3. */
const permit: Judge = (answers, day) => {
  const { 'status.legalBasis': basis, purpose } = answers
  const isChance = typeof basis === 'string' && /\b104\s*c\b/i.test(basis)
  return isChance && purpose !== '25a' && purpose !== '25b' ? 'FX-104C' : title(answers, day)
}

/** Who may be here without a title may stay, § 81 Abs. 3 Satz 1; after the end of that time deportation waits, Satz 2. */
const lawfulUntil = (last: string, day: string): EffectId => (day <= last ? 'FX-ERL' : 'FX-DULD')

/** § 41 Abs. 3 AufenthV: to be applied for within 90 days of the entry. */
const visaFree: Judge = (answers, day) => {
  const entry = answers['entry.last']
  return isDay(entry) ? lawfulUntil(addDays(entry, 90), day) : 'FX-NEUTRAL'
}

/** § 81 Abs. 2 Satz 2: within six months of the birth. A partly known day of birth counts where every possible day says the same. */
const bornHere: Judge = (answers, day) => {
  const [first, last] = possibleDays(answers['person.birthDate']) ?? []
  if (first === undefined || last === undefined) return 'FX-NEUTRAL'
  const effect = lawfulUntil(addMonths(first, 6), day)
  return lawfulUntil(addMonths(last, 6), day) === effect ? effect : 'FX-NEUTRAL'
}

/** Without a paper, how the person came decides. */
const byEntry: { readonly [kind: string]: Judge } = { D: title, C: none, VISA_FREE_41: visaFree, BORN_HERE: bornHere }

/** What the present paper decides; for papers that are not named here the application changes nothing. */
const byStatus: { readonly [status: string]: Judge } = {
  VISA_D: title,
  AE: permit,
  BLUE: title,
  ICT: title,
  VISA_C: none,
  NONE: (answers, day) => judge(byEntry, answers['entry.how'])(answers, day),
}

const judge = (judges: { readonly [key: string]: Judge }, key: unknown): Judge => {
  return (typeof key === 'string' && Object.hasOwn(judges, key) && judges[key]) || neutral
}

/** Which effect fits the relevant answers, if the application arrived at this instant. What is unclear is neutral: no effect is ever asserted. */
export function effectOf(answers: Answers, receivedAt: Date | string): EffectId {
  return judge(byStatus, answers['status.current'])(answers, berlinDay(receivedAt))
}
