import type { Answers, Condition, Field, Form, GroupEntry } from '../index.ts'

/** Something that a form has under a condition, by a name for messages; `group` when it is inside the entries of one. */
export type Conditional = { readonly name: string; readonly condition: Condition; readonly group?: string }

/** All of it, in the form's order; not what the form shows to everybody. */
export function conditionsOf({ pages, documents, declarations, fees, scores = [] }: Form): Conditional[] {
  const fields = pages.flatMap((page) => page.fields)
  const places: readonly (readonly [name: string, condition: Condition | undefined, group?: string | undefined])[] = [
    ...[...pages, ...declarations].map(({ id, visibleWhen }) => [id, visibleWhen] as const),
    ...fields.flatMap((field) => [...placesIn(field), ...(field.fields ?? []).flatMap((inner) => placesIn(inner, field.id))]),
    ...pages.flatMap(({ notices = [] }) => notices).map(({ id, visibleWhen }) => [id, visibleWhen] as const),
    ...documents.map(({ code, visibleWhen }) => [code, visibleWhen] as const),
    ...fees.flatMap(({ code, visibleWhen, exemptWhen }) => [[code, visibleWhen] as const, [`${code} exempt`, exemptWhen] as const]),
    ...scores.flatMap(({ id, rows }) => rows.map(({ when }, row) => [`${id} ${row}`, when] as const)),
  ]
  return places.flatMap(([name, condition, group]) => (condition ? [{ name, condition, ...(group && { group }) }] : []))
}

function placesIn({ id, visibleWhen, options = [], rules = [] }: Field, group?: string) {
  return [
    [id, visibleWhen, group] as const,
    ...options.map((option) => [`${id} ${option.value} ${option.validFrom ?? ''}`, option.visibleWhen, group] as const),
    ...rules.map(({ rule, when }, index) => [`${id} ${rule} ${index}`, when, group] as const),
  ]
}

/** The answers that a condition looks at: all, or all with those of one entry. */
export function scopesOf({ group }: Conditional, answers: Answers): Answers[] {
  if (group === undefined) return [answers]
  const entries = (answers[group] ?? []) as readonly GroupEntry[]
  return entries.map((entry) => ({ ...answers, ...entry }))
}
