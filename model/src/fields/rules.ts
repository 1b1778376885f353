import type { AnswerValue } from '../answers/answers.ts'
import { isDay, possibleDays } from '../answers/days.ts'
import type { FieldRule } from './field.ts'
import type { ErrorCode } from './problem.ts'
import type { Scope } from './scope.ts'

/** A check beyond the kind. `tidy` brings the value into the form that is kept. */
type Rule = {
  readonly code: ErrorCode
  readonly tidy?: (text: string) => string
  readonly accepts: (value: AnswerValue, rule: FieldRule, scope: Scope) => boolean
}

/** A text rule: what is accepted as a pattern. */
const pattern = (code: ErrorCode, accepted: RegExp, tidy: (text: string) => string): Rule => ({
  code,
  tidy,
  accepts: (value) => accepted.test(String(value)),
})

const upperCase = (text: string): string => text.toUpperCase()
const withoutSpaces = (text: string): string => text.replace(/ /g, '')

/** All rules by the id that forms name them by. */
export const rules: { readonly [id: string]: Rule } = {
  // C01X00T47, 12 345/67, AB-1234
  'V-PASSNO': pattern('passport-number', /^[A-Z0-9][A-Z0-9 /-]{2,19}$/, upperCase),
  'V-PLZ': {
    code: 'postcode',
    tidy: withoutSpaces,
    accepts: (value) => /^\d{5}$/.test(String(value)) && value >= '01001' && value <= '99998',
  },
  // The card's serial number Y12345678 (its alphabet avoids vowels), or that of a sticker: D12345678
  'V-EAT': pattern('card-number', /^([0-9CFGHJKLMNPRTVWXYZ]{9}|[A-Z]{0,3}\d{6,9})$/, (text) => upperCase(withoutSpaces(text))),
  // Day of the first registration, running number, check digit whose rule is not public: 190523 00123 4
  'V-AZR': pattern('azr-number', /^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6}$/, withoutSpaces),
  'V-NOT-FUTURE': { code: 'future', accepts: (value, _rule, { context }) => (possibleDays(value)?.[0] ?? context.today) <= context.today },
  'V-NOT-PAST': { code: 'past', accepts: (value, _rule, { context }) => !isDay(value) || value >= context.today },
  'V-AFTER': {
    code: 'not-after',
    accepts: (value, { field }, { answers }) => {
      const other = answers[String(field)]
      return !isDay(value) || !isDay(other) || value > other
    },
  },
}
