import type { Condition, Scalar } from '../conditions/condition.ts'
import type { Field } from '../fields/field.ts'
import type { Form } from './form.ts'

type Leaf = Extract<Condition, { readonly field: string }>
type Problem = { readonly code: string; readonly at: string }

/** A condition with the fields that are asked before it. */
type Placed = { readonly at: string; readonly condition: Condition; readonly earlier: ReadonlyMap<string, Field> }

/** What is wrong with the conditions of a form: they may look at earlier fields only, and compare choices with existing options. */
export function checkConditions(form: Form): Problem[] {
  return placedConditions(form).flatMap(({ at, condition, earlier }) => leavesOf(condition).flatMap((leaf) => checkLeaf(leaf, at, earlier)))
}

function checkLeaf(leaf: Leaf, at: string, earlier: ReadonlyMap<string, Field>): Problem[] {
  const names = [leaf.field, ...('before' in leaf ? otherField(leaf.before) : []), ...('after' in leaf ? otherField(leaf.after) : [])]
  if (!names.every((name) => earlier.has(name))) return [{ code: 'condition-field', at }]
  const options = earlier.get(leaf.field)?.options
  const known = options === undefined || valuesOf(leaf).every((value) => options.some((option) => option.value === value))
  return known ? [] : [{ code: 'condition-value', at }]
}

/** All conditions of a form and its dates that compare with a field, each with what was asked before. */
function placedConditions({ pages, documents, declarations, fees }: Form): Placed[] {
  const earlier = new Map<string, Field>()
  const placed: Placed[] = []
  const place = (at: string, condition: Condition | undefined) => condition && placed.push({ at, condition, earlier: new Map(earlier) })
  const placeField = (field: Field) => {
    const { id, visibleWhen, options = [], rules = [], fields = [] } = field
    place(id, visibleWhen)
    for (const option of options) place(id, option.visibleWhen)
    for (const { field: other } of rules) place(id, other === undefined ? undefined : { field: String(other), answered: true })
    fields.forEach(placeField)
    earlier.set(id, field)
  }
  for (const page of pages) {
    place(page.id, page.visibleWhen)
    page.fields.forEach(placeField)
  }
  for (const { code, visibleWhen } of [...documents, ...fees]) place(code, visibleWhen)
  for (const { id, visibleWhen } of declarations) place(id, visibleWhen)
  return placed
}

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

const otherField = (day: object): string[] => ('field' in day ? [String(day.field)] : [])
