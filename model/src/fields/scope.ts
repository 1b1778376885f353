import type { Answers } from '../answers/answers.ts'
import type { ConditionContext } from '../conditions/is-visible.ts'

/** What the check of one field may look at: the relevant answers (inside a group those of the entry too) and the day. */
export type Scope = { readonly answers: Answers; readonly context: ConditionContext }
