import type { Answers, AnswerValue } from '../answers/answers.ts'
import { possibleDays } from '../answers/days.ts'
import { type ConditionContext, isVisible } from '../conditions/is-visible.ts'
import type { Form } from '../form/form.ts'

/** What the decision will probably cost: the fee's code (§§ 44 to 52a AufenthV), euros with two decimals, whether it is the one for minors. */
export type FeeEstimate = { readonly code: string; readonly euros: string; readonly minor: boolean }

/** The fee that probably falls due; undefined when no case fits. `answers` are the relevant ones. Exemptions are the authority's to see. */
export function estimateFee(form: Form, answers: Answers, context: ConditionContext): FeeEstimate | undefined {
  const { today } = context
  const found = form.fees.find(
    ({ validFrom = today, validUntil = today, visibleWhen }) =>
      validFrom <= today && today <= validUntil && isVisible(visibleWhen, answers, context),
  )
  if (found === undefined) return undefined
  const { code, adultEuros, minorEuros } = found
  const minor = minorEuros !== undefined && isMinor(birthDate(form, answers), context)
  return { code, euros: minor ? minorEuros : adultEuros, minor }
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
