import type { Answers } from '../answers/answers.ts'
import { type ConditionContext, isVisible } from '../conditions/is-visible.ts'
import type { Notice, Page } from '../form/form.ts'

/** What a page tells the person. `answers` are the relevant ones. */
export function visibleNotices({ notices = [] }: Pick<Page, 'notices'>, answers: Answers, context: ConditionContext): Notice[] {
  return notices.filter(({ visibleWhen }) => isVisible(visibleWhen, answers, context))
}
