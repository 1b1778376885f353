import { isDay, possibleDays } from '../answers/days.ts'
import type { FieldKind } from '../fields/field.ts'
import type { DataType } from '../fields/kinds/letters.ts'
import { checkText, lettersOf } from './check-text.ts'
import { type MessageProblem, problem, under } from './message-problem.ts'

type Check = (value: unknown, path: string, depth: number) => MessageProblem[]

/** Entries of groups hold answers, whose groups hold answers: no form goes deeper. */
const deepest = 3

type Plain = { readonly [name: string]: unknown }

/** A plain object, as JSON has them. */
export const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of an object that nobody has a place for; their names are not repeated. */
export const strangers = (value: Plain, known: readonly string[], path: string): MessageProblem[] =>
  Object.keys(value).every((name) => known.includes(name) || value[name] === undefined) ? [] : problem(path, 'unknown-field')

function spoken(type: DataType, most: number, value: unknown, path: string): MessageProblem[] {
  if (typeof value !== 'string') return problem(path, 'type')
  if (value.length > most) return problem(path, 'too-long')
  const code = lettersOf(value, type)
  return code === undefined ? [] : problem(path, code)
}

function formed(accepts: (value: string) => boolean, value: unknown, path: string): MessageProblem[] {
  if (typeof value !== 'string') return problem(path, 'type')
  return accepts(value) ? [] : problem(path, 'format')
}

function several(one: Check, [value, path, depth]: Parameters<Check>): MessageProblem[] {
  if (!Array.isArray(value)) return problem(path, 'type')
  if (value.length === 0) return problem(path, 'required')
  if (value.length > 200) return problem(path, 'too-many')
  return value.flatMap((item, index) => one(item, under(path, index), depth))
}

/** A code with its German name, if that is known. */
export const checkCoded: Check = (value, path) => {
  if (!isPlain(value)) return problem(path, 'type')
  return [
    ...strangers(value, ['code', 'name'], path),
    ...checkText('id', 60, value['code'], under(path, 'code')),
    ...(value['name'] === undefined ? [] : checkText('label', 255, value['name'], under(path, 'name'))),
  ]
}

const country: Check = (value, path) => formed((code) => /^[A-Z]{2}$/.test(code), value, path)

const entry: Check = (value, path, depth) => {
  if (!Array.isArray(value)) return problem(path, 'type')
  if (value.length > 200) return problem(path, 'too-many')
  return value.flatMap((answer, index) => checkStated(answer, under(path, index), depth + 1))
}

const checks: { readonly [Kind in FieldKind]: Check } = {
  name: (value, path) => spoken('A', 120, value, path),
  text: (value, path) => spoken('B', 255, value, path),
  'long-text': (value, path) => spoken('C', 4000, value, path),
  date: (value, path) => formed(isDay, value, path),
  'partial-date': (value, path) => formed((date) => date === 'unknown' || possibleDays(date) !== undefined, value, path),
  'yes-no': (value, path) => (typeof value === 'boolean' ? [] : problem(path, 'type')),
  integer: (value, path) => (Number.isInteger(value) && Math.abs(Number(value)) <= 999_999_999 ? [] : problem(path, 'type')),
  money: (value, path) => checkText('money', 12, value, path),
  choice: checkCoded,
  choices: (...given) => several(checkCoded, given),
  country,
  countries: (...given) => several(country, given),
  email: (value, path) => spoken('B', 254, value, path),
  phone: (value, path) => spoken('B', 255, value, path),
  group: (value, path, depth) => (depth >= deepest ? problem(path, 'too-many') : several(entry, [value, path, depth])),
}

/** Checks an answer outside its form: id, label, kind and value. */
export function checkStated(value: unknown, path: string, depth = 0): MessageProblem[] {
  if (!isPlain(value)) return problem(path, 'type')
  const { id, label, kind, value: said } = value
  const check = typeof kind === 'string' && Object.hasOwn(checks, kind) ? checks[kind as FieldKind] : undefined
  return [
    ...strangers(value, ['id', 'label', 'kind', 'value'], path),
    ...checkText('id', 60, id, under(path, 'id')),
    ...checkText('label', 255, label, under(path, 'label')),
    ...(check === undefined ? problem(under(path, 'kind'), 'option') : check(said, under(path, 'value'), depth)),
  ]
}
