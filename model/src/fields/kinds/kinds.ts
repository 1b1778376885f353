import type { FieldKind } from '../field.ts'
import { choice, choices, yesNo } from './choice-kinds.ts'
import { day, partialDate } from './date-kinds.ts'
import { group } from './group-kind.ts'
import type { Kind } from './kind.ts'
import { integer, money } from './number-kinds.ts'
import { emailAddress, line, longText, name, phoneNumber } from './text-kinds.ts'

/** All kinds of question. */
export const kinds: { readonly [kind in FieldKind]: Kind } = {
  name,
  text: line,
  'long-text': longText,
  date: day,
  'partial-date': partialDate,
  'yes-no': yesNo,
  integer,
  money,
  choice,
  choices,
  country: choice,
  countries: choices,
  email: emailAddress,
  phone: phoneNumber,
  group,
}
