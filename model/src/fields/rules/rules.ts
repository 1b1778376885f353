import { dateRules } from './date-rules.ts'
import { numberRules } from './number-rules.ts'
import { periodRules } from './period-rules.ts'
import { type Rule, refusing } from './rule.ts'
import { thresholdRule } from './threshold-rule.ts'

/** All rules by the id that forms name them by. */
export const rules: { readonly [id: string]: Rule } = {
  ...numberRules,
  ...dateRules,
  ...periodRules,
  'V-THRESHOLD': thresholdRule,
  'V-DIFFERS': refusing('not-different', (value, { field }, { answers }) => value !== answers[String(field)]),
}
