// Rules on days. Of a partly known date any possible day may be the true one: what could be right is accepted.
import type { AnswerValue } from '../../answers/answers.ts'
import { isDay, possibleDays } from '../../answers/days.ts'
import { isVisible } from '../../conditions/is-visible.ts'
import type { ErrorCode } from '../problem.ts'
import { type Rule, refusing } from './rule.ts'

type Compare = (last: string, otherFirst: string) => boolean

const afterOther = (code: ErrorCode, isInOrder: Compare): Rule =>
  refusing(code, (value, { field }, { answers }) => {
    const [, last] = possibleDays(value) ?? []
    const [otherFirst] = possibleDays(answers[String(field)]) ?? []
    return last === undefined || otherFirst === undefined || isInOrder(last, otherFirst)
  })

/** A person who may have been born on the first possible day may be old enough. */
function mayBeOfAge(birthDate: AnswerValue, atLeastYears: number, today: string): boolean {
  const [first] = possibleDays(birthDate) ?? []
  return first === undefined || isVisible({ field: 'first', atLeastYears }, { first }, { today })
}

export const dateRules: { readonly [id: string]: Rule } = {
  'V-NOT-FUTURE': refusing('future', (value, _rule, { context }) => (possibleDays(value)?.[0] ?? context.today) <= context.today),
  'V-NOT-PAST': refusing('past', (value, _rule, { context }) => !isDay(value) || value >= context.today),
  'V-AFTER': afterOther('not-after', (last, otherFirst) => last > otherFirst),
  'V-AFTER-OR-SAME': afterOther('not-after-or-same', (last, otherFirst) => last >= otherFirst),
  'V-MIN-AGE': {
    check: (value, { years = 18 }, { context }) =>
      mayBeOfAge(value, years, context.today) ? undefined : { code: 'too-young', parameters: { years } },
  },
}
