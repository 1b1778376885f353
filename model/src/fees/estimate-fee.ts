import type { Answers, AnswerValue } from '../answers/answers.ts'
import { possibleDays } from '../answers/days.ts'
import { type ConditionContext, isVisible } from '../conditions/is-visible.ts'
import type { Form } from '../form/form.ts'

/**
 * What the decision will probably cost: the fee's code (§§ 44 to 52a AufenthV), euros with two decimals, whether it is the one for minors, whether
 * the person probably need not pay it (§§ 52, 53 AufenthV; `euros` is what it would be).
 */
export type FeeEstimate = { readonly code: string; readonly euros: string; readonly minor: boolean; readonly exempt: boolean }

/** The fee that probably falls due; undefined when no case fits. `answers` are the relevant ones. The authority decides. */
export function estimateFee(form: Form, answers: Answers, context: ConditionContext): FeeEstimate | undefined {
  const { today } = context
  const found = form.fees.find(
    ({ validFrom = today, validUntil = today, visibleWhen }) =>
      validFrom <= today && today <= validUntil && isVisible(visibleWhen, answers, context),
  )
  if (found === undefined) return undefined
  const { code, adultEuros, minorEuros, exemptWhen } = found
  const minor = minorEuros !== undefined && isMinor(birthDate(form, answers), context)
  const exempt = exemptWhen !== undefined && isVisible(exemptWhen, answers, context)
  return { code, euros: minor ? minorEuros : adultEuros, minor, exempt }
}

/** Only who is certainly under 18 is told the lower fee: the first possible day of birth counts. */
function isMinor(birth: AnswerValue | undefined, context: ConditionContext): boolean {
  const [first] = possibleDays(birth) ?? []
  return first !== undefined && isVisible({ field: 'first', youngerThanYears: 18 }, { first }, context)
}

function birthDate(form: Form, answers: Answers): AnswerValue | undefined {
  const field = form.pages.flatMap(({ fields }) => fields).find(({ path }) => path === 'person.birthDate')
  return field && answers[field.id]
}
