import type { Condition, ConditionDay, Scalar } from '../conditions/condition.ts'
import type { Field, FieldKind, FieldRule } from '../fields/field.ts'
import type { Form } from './form.ts'
import type { FormProblem } from './form-problem.ts'

type Leaf = Extract<Condition, { readonly field: string }>

/** A condition with the fields that are asked before it. */
type Placed = { readonly at: string; readonly condition: Condition; readonly earlier: ReadonlyMap<string, Field> }

/** What is wrong with the conditions of a form: they may look at earlier fields only, and compare what can be compared. */
export function checkConditions(form: Form): FormProblem[] {
  return placedConditions(form).flatMap(({ at, condition, earlier }) => leavesOf(condition).flatMap((leaf) => checkLeaf(leaf, at, earlier)))
}

function checkLeaf(leaf: Leaf, at: string, earlier: ReadonlyMap<string, Field>): FormProblem[] {
  const field = earlier.get(leaf.field)
  if (!field || !otherFields(leaf).every((name) => earlier.has(name))) return [{ code: 'condition-field', at }]
  const kinds = Object.entries(kindsFor).find(([word]) => word in leaf)?.[1] ?? []
  if (kinds.length > 0 && !kinds.includes(field.kind)) return [{ code: 'condition-kind', at }]
  const { options } = field
  const known = options === undefined || valuesOf(leaf).every((value) => options.some((option) => option.value === value))
  return known ? [] : [{ code: 'condition-value', at }]
}

const dates: readonly FieldKind[] = ['date', 'partial-date']
const numbers: readonly FieldKind[] = ['integer', 'money']

/** The kinds of field that a word of the vocabulary makes sense for. */
const kindsFor: { readonly [word: string]: readonly FieldKind[] } = {
  ...{ before: dates, after: dates, atLeastYears: dates, youngerThanYears: dates },
  ...{ lessThan: numbers, atLeast: numbers },
  includes: ['choices', 'countries'],
}

/** All conditions of a form, and its rules that look at other fields, each with what was asked before. */
function placedConditions({ pages, documents, declarations, fees, scores = [] }: Form): Placed[] {
  const earlier = new Map<string, Field>()
  const placed: Placed[] = []
  const place = (at: string, ...conditions: readonly (Condition | undefined)[]) => {
    for (const condition of conditions) if (condition) placed.push({ at, condition, earlier: new Map(earlier) })
  }
  const placeField = (field: Field) => {
    const { id, visibleWhen, options = [], rules = [], fields = [] } = field
    place(id, visibleWhen, ...options.map((option) => option.visibleWhen), ...rules.flatMap(lookingBack))
    fields.forEach(placeField)
    // What is answered inside an entry, only that entry knows.
    for (const inner of fields) earlier.delete(inner.id)
    earlier.set(id, field)
  }
  for (const { id, visibleWhen, fields, notices = [] } of pages) {
    place(id, visibleWhen)
    fields.forEach(placeField)
    for (const field of fields) place(field.id, ...(field.rules ?? []).flatMap(lookingAround))
    for (const notice of notices) place(notice.id, notice.visibleWhen)
  }
  for (const { code, visibleWhen } of documents) place(code, visibleWhen)
  for (const { code, visibleWhen, exemptWhen } of fees) place(code, visibleWhen, exemptWhen)
  for (const { id, visibleWhen } of declarations) place(id, visibleWhen)
  for (const { id, rows } of scores) place(id, ...rows.map(({ when }) => when))
  return placed
}

const answered = (field: string | undefined): Condition[] => (field === undefined ? [] : [{ field, answered: true }])

/** The person is told at the later of two fields that do not fit together. */
const lookingBack = ({ when, field }: FieldRule): (Condition | undefined)[] => [when, ...answered(field)]

/** What an amount is paid for may be asked right after it, on the same page. */
const lookingAround = ({ per, hours }: FieldRule): Condition[] => [...answered(per), ...answered(hours)]

function leavesOf(condition: Condition): Leaf[] {
  if ('not' in condition) return leavesOf(condition.not)
  if ('field' in condition) return [condition]
  return ('all' in condition ? condition.all : condition.any).flatMap(leavesOf)
}

function valuesOf(leaf: Leaf): readonly Scalar[] {
  if ('equals' in leaf) return [leaf.equals]
  if ('otherThan' in leaf) return [leaf.otherThan]
  if ('includes' in leaf) return [leaf.includes]
  return 'oneOf' in leaf ? leaf.oneOf : []
}

function otherFields(leaf: Leaf): string[] {
  const days: readonly ConditionDay[] = [...('before' in leaf ? [leaf.before] : []), ...('after' in leaf ? [leaf.after] : [])]
  return days.flatMap((day) => ('field' in day ? [day.field] : []))
}
