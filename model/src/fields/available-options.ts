import type { Answers } from '../answers/answers.ts'
import { type ConditionContext, isVisible } from '../conditions/is-visible.ts'
import type { Field, Option } from './field.ts'

/** The options that can be chosen on this day and after these answers (the relevant ones). */
export function availableOptions({ options = [] }: Field, answers: Answers, context: ConditionContext): Option[] {
  const { today } = context
  return options.filter(
    ({ validFrom = today, validUntil = today, visibleWhen }) =>
      validFrom <= today && today <= validUntil && isVisible(visibleWhen, answers, context),
  )
}
