import type { AnswerValue } from '../../answers/answers.ts'
import type { Field } from '../field.ts'
import type { Problem } from '../problem.ts'
import type { Scope } from '../scope.ts'

/** One kind of question. */
export type Kind = {
  /** The kept form of what was given; undefined when it is no answer, or nothing that this kind could be. */
  readonly normalise: (raw: unknown, field: Field) => AnswerValue | undefined
  readonly check: (value: AnswerValue, field: Field, scope: Scope) => Problem | undefined
  /** Most characters of a text, most values of a list, most entries of a group; a field may set less. */
  readonly most: number
}
