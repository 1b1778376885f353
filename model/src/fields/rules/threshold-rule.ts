import type { AnswerValue } from '../../answers/answers.ts'
import type { FieldRule, Threshold } from '../field.ts'
import type { Scope } from '../scope.ts'
import type { Rule } from './rule.ts'

/** How often a year the amount is paid; per hour it depends on the hours of a week. */
const timesAYear: ReadonlyMap<unknown, number> = new Map([
  ['year', 1],
  ['month', 12],
])

/** V-THRESHOLD: pay and means that the law sets a least amount for. What cannot be compared is accepted: a missing year, a missing period. */
export const thresholdRule: Rule = {
  check: (value, rule, scope) => {
    const threshold = thresholdOn(rule.thresholds ?? [], scope.context.today)
    if (!threshold) return undefined
    const { euros, per } = threshold
    const times = timesOf(rule, per, scope.answers)
    if (times === undefined || Number(value) * times >= Number(euros) * (timesAYear.get(per) ?? 1)) return undefined
    return { code: per === 'year' ? 'below-yearly' : 'below-monthly', parameters: { euros: Math.ceil(Number(euros)) } }
  },
}

/** The row of that day: the last one that has begun, so that a year whose amount is not known yet has that of the year before. */
function thresholdOn(thresholds: readonly Threshold[], today: string): Threshold | undefined {
  return thresholds
    .filter(({ validFrom }) => validFrom <= today)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .at(-1)
}

function timesOf({ per, hours }: FieldRule, ownPeriod: string, answers: Scope['answers']): number | undefined {
  const period = per === undefined ? ownPeriod : answered(answers, per)
  if (period !== 'hour') return timesAYear.get(period)
  const weekly = Number(answered(answers, hours ?? ''))
  return weekly > 0 ? weekly * 52 : undefined
}

const answered = (answers: Scope['answers'], field: string): AnswerValue | undefined =>
  Object.hasOwn(answers, field) ? answers[field] : undefined
