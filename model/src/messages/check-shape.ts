import { checkCoded, checkStated, isPlain, strangers } from './check-stated.ts'
import { checkText } from './check-text.ts'
import { type MessageProblem, problem, under } from './message-problem.ts'
import type { Field, Fields, Presence, Shape } from './shape.ts'

type ShapeOf<Kind extends Shape['kind']> = Extract<Shape, { readonly kind: Kind }>
type Plain = { readonly [name: string]: unknown }

/** Checks a value against its shape; never throws, whatever JSON it is. */
export function checkShape(shape: Shape, value: unknown, path: string): MessageProblem[] {
  switch (shape.kind) {
    case 'integer':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= shape.most ? [] : problem(path, 'type')
    case 'one-of':
      return typeof value === 'string' && shape.values.includes(value) ? [] : problem(path, 'option')
    case 'coded':
      return checkCoded(value, path, 0)
    case 'stated':
      return checkStated(value, path)
    case 'list':
      return checkList(shape, value, path)
    case 'record':
      return checkRecord(shape, value, path)
    default:
      return checkText(shape.kind, shape.most, value, path)
  }
}

function checkList({ of, most, key }: ShapeOf<'list'>, value: unknown, path: string): MessageProblem[] {
  if (!Array.isArray(value)) return problem(path, 'type')
  if (value.length === 0) return problem(path, 'required')
  if (value.length > most) return problem(path, 'too-many')
  const keys = key === undefined ? [] : value.map((item) => (isPlain(item) ? item[key] : undefined))
  return [
    ...(new Set(keys).size < keys.length ? problem(path, 'duplicate') : []),
    ...value.flatMap((item, index) => checkShape(of, item, under(path, index))),
  ]
}

function checkRecord({ fields, someOf }: ShapeOf<'record'>, value: unknown, path: string): MessageProblem[] {
  if (!isPlain(value)) return problem(path, 'type')
  const none = someOf?.every((name) => value[name] === undefined) ?? false
  return [...strangers(value, Object.keys(fields), path), ...checkFields(fields, value, path), ...(none ? problem(path, 'required') : [])]
}

/** Checks the fields of a record; what it has besides them is not looked at. */
export function checkFields(fields: Fields, value: Plain, path: string): MessageProblem[] {
  return Object.entries(fields).flatMap(([name, field]) => checkField(field, value, name, under(path, name)))
}

function checkField({ shape, presence }: Field, record: Plain, name: string, path: string): MessageProblem[] {
  const value = Object.hasOwn(record, name) ? record[name] : undefined
  const { demanded, allowed } = expected(presence, record)
  if (value === undefined) return demanded ? problem(path, 'required') : []
  return allowed ? checkShape(shape, value, path) : problem(path, 'not-expected')
}

/** Must a field be there, and may it, by its presence and the rest of the record? */
export function expected(presence: Presence | undefined, record: Plain): { readonly demanded: boolean; readonly allowed: boolean } {
  if (presence === undefined) return { demanded: true, allowed: true }
  if (presence.rule === 'may') return { demanded: false, allowed: true }
  const decided = presence.is.some((value) => value === record[presence.field])
  return { demanded: decided && presence.rule !== 'at-most', allowed: decided || presence.rule === 'at-least' }
}
