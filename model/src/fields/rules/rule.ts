import type { AnswerValue } from '../../answers/answers.ts'
import type { Field, FieldRule } from '../field.ts'
import type { ErrorCode, Problem } from '../problem.ts'
import type { Scope } from '../scope.ts'

/** A check beyond the kind. `tidy` brings the value into the form that is kept. */
export type Rule = {
  readonly tidy?: (text: string) => string
  readonly check: (value: AnswerValue, rule: FieldRule, scope: Scope, field: Field) => Problem | undefined
}

/** A rule that refuses with this code, and with nothing to say about it. */
export function refusing(code: ErrorCode, accepts: (value: AnswerValue, rule: FieldRule, scope: Scope) => boolean): Rule {
  return { check: (value, rule, scope) => (accepts(value, rule, scope) ? undefined : { code }) }
}
