import type { AnswerValue } from '../answers/answers.ts'
import { isVisible } from '../conditions/is-visible.ts'
import type { Field, FieldRule } from './field.ts'
import { kinds } from './kinds/kinds.ts'
import type { Problem } from './problem.ts'
import { rules } from './rules/rules.ts'
import type { Scope } from './scope.ts'

/** A problem with a value; `warn` never blocks. */
export type ValueProblem = Problem & { readonly level: FieldRule['level'] }

/** Checks one normalised answer: first as an answer of its kind, then, if it is one, by the field's rules. */
export function checkValue(field: Field, value: AnswerValue, scope: Scope): ValueProblem[] {
  const problem = kinds[field.kind].check(value, field, scope)
  if (problem) return [{ ...problem, level: 'error' }]
  return (field.rules ?? []).flatMap((rule) => {
    if (!isVisible(rule.when, scope.answers, scope.context)) return []
    const broken = rules[rule.rule]?.check(value, rule, scope, field)
    return broken ? [{ ...broken, level: rule.level }] : []
  })
}
