import { isDay } from '../answers/days.ts'
import { type DataType, refusedCharacter } from '../fields/kinds/letters.ts'
import { type MessageProblem, type MessageProblemCode, problem } from './message-problem.ts'
import type { TextKind } from './shape.ts'

/** A moment in UTC, as `Date` writes it. */
function isInstant(value: string): boolean {
  const moment = new Date(value)
  return isDay(value.slice(0, 10)) && !Number.isNaN(moment.getTime()) && moment.toISOString() === value
}

/** The check digits of an IBAN (ISO 7064, MOD 97-10): DE89370400440532013000 */
function isIban(value: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(value)) return false
  const digits = (value.slice(4) + value.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

type Format = RegExp | ((value: string) => boolean)

const formats: { readonly [Kind in Exclude<TextKind, 'text' | 'line' | 'label'>]: Format } = {
  id: /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  reference: /^AT(-[0-9A-HJKMNP-TV-Z]{4}){3}$/,
  ags: /^\d{8}$/,
  day: isDay,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  instant: isInstant,
  money: /^\d{1,9}\.\d{2}$/,
  sha256: /^[0-9a-f]{64}$/,
  iban: isIban,
}

/** Lines of our own texts, file names, and what XML cannot carry in them: controls, lone surrogates, U+FFFE, U+FFFF. */
const notInLabel = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u

/** Why a text is refused by its letters, if it is (DIN 91379). */
export function lettersOf(value: string, type: DataType): MessageProblemCode | undefined {
  if (value.trim() === '') return 'required'
  if (value !== value.normalize()) return 'letters'
  return refusedCharacter(value, type)?.code
}

function labelOf(value: string): MessageProblemCode | undefined {
  if (value.trim() === '') return 'required'
  return notInLabel.test(value) ? 'signs' : undefined
}

/** Checks a text of a message; its length first, so that nothing long is walked. */
export function checkText(kind: TextKind, most: number, value: unknown, path: string): MessageProblem[] {
  if (typeof value !== 'string') return problem(path, 'type')
  if (value.length > most) return problem(path, 'too-long')
  const code = codeOf(kind, value)
  return code === undefined ? [] : problem(path, code)
}

function codeOf(kind: TextKind, value: string): MessageProblemCode | undefined {
  if (kind === 'text') return lettersOf(value, 'C')
  if (kind === 'line') return lettersOf(value, 'B')
  if (kind === 'label') return labelOf(value)
  const format = formats[kind]
  return (format instanceof RegExp ? format.test(value) : format(value)) ? undefined : 'format'
}
