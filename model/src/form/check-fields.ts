import { isDay } from '../answers/days.ts'
import type { Field, FieldKind, FieldRule, Option, Threshold } from '../fields/field.ts'
import { maxEntriesOf } from '../fields/normalise-answer.ts'
import { periodField } from '../fields/rules/period-rules.ts'
import { rules } from '../fields/rules/rules.ts'
import { type FormProblem, twice } from './form-problem.ts'

/** The blocks of a canonical application that a path may begin with. */
const blocks = new Set([
  ...['request', 'representation', 'person', 'formerNames', 'identityDocument', 'address', 'contact', 'stay', 'visa', 'history', 'family'],
  ...['spouse', 'qualification', 'work', 'selfEmployment', 'search', 'opportunityCard', 'means', 'benefits', 'healthInsurance', 'housing'],
  ...['offences', 'language', 'integration'],
])

type Judged = readonly (readonly [wrong: boolean, code: string])[]

const problemsAt = (at: string, judged: Judged): FormProblem[] => judged.filter(([wrong]) => wrong).map(([, code]) => ({ code, at }))

/** What is wrong with a field, and with those inside it when it is a group. */
export function checkField(field: Field): FormProblem[] {
  const { fields = [] } = field
  return [
    ...checkOne(field),
    ...checkPath(field),
    ...checkGroup(field),
    ...fields.flatMap((inner) => [...checkOne(inner), ...checkInnerPath(inner, field)]),
    ...twice(
      'path-twice',
      fields.flatMap(({ path }) => path ?? []),
    ),
  ]
}

/** Ids look like `job.employer.name`. */
function checkOne(field: Field): FormProblem[] {
  const { id, kind, options = [], rules: named = [] } = field
  const needsOptions = ['choice', 'choices', 'country', 'countries'].includes(kind)
  return [
    ...problemsAt(id, [
      [!/^[a-z][A-Za-z0-9]*(\.[a-z0-9][A-Za-z0-9]*)*$/.test(id), 'field-id'],
      [needsOptions !== options.length > 0, 'options'],
      [options.some((option) => !hasDays(option)), 'option-days'],
    ]),
    ...named.flatMap((rule) => checkRule(rule, field)),
    ...twice(
      'option-twice',
      options.map(({ value, validFrom = '' }) => `${id} ${value} ${validFrom}`),
    ),
  ]
}

/** Paths look like `work.employerName`, those of groups too. */
function checkPath({ id, path }: Field): FormProblem[] {
  if (path === undefined) return []
  const [block = ''] = path.split('.')
  return problemsAt(id, [
    [!/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(path), 'path-form'],
    [!blocks.has(block), 'block-unknown'],
  ])
}

/** In the entries of a group with a path every field has a name, `familyName`; in those of another none has. */
function checkInnerPath({ id, path }: Field, group: Field): FormProblem[] {
  const isRight = group.path === undefined ? path === undefined : path !== undefined && /^[a-z][A-Za-z]*$/.test(path)
  return problemsAt(id, [[!isRight, 'path-form']])
}

function checkGroup(group: Field): FormProblem[] {
  const { id, kind, fields = [] } = group
  return problemsAt(id, [
    [(kind === 'group') !== fields.length > 0, 'group-fields'],
    [fields.some((inner) => inner.kind === 'group'), 'group-nested'],
    [kind === 'group' && maxEntriesOf(group) > 200, 'group-entries'],
  ])
}

const dates: readonly FieldKind[] = ['date', 'partial-date']

/** On which kinds of field a rule can stand, and what it must be told; rules that are not named here stand on texts and need nothing. */
const needsOf: { readonly [rule: string]: { readonly kinds: readonly FieldKind[]; readonly parameters?: readonly (keyof FieldRule)[] } } = {
  'V-NOT-FUTURE': { kinds: dates },
  'V-NOT-PAST': { kinds: ['date'] },
  'V-AFTER': { kinds: dates, parameters: ['field'] },
  'V-AFTER-OR-SAME': { kinds: dates, parameters: ['field'] },
  'V-MIN-AGE': { kinds: dates, parameters: ['years'] },
  'V-MONTHS': { kinds: ['group'], parameters: ['atLeast', 'withinYears'] },
  'V-NO-OVERLAP': { kinds: ['group'] },
  'V-THRESHOLD': { kinds: ['money'], parameters: ['threshold'] },
  'V-DIFFERS': { kinds: ['name', 'text', 'email', 'phone', 'date', 'choice', 'country'], parameters: ['field'] },
}

function checkRule(rule: FieldRule, field: Field): FormProblem[] {
  const { kinds, parameters = [] } = needsOf[rule.rule] ?? { kinds: ['text'] as const }
  const { thresholds = [] } = rule
  return problemsAt(field.id, [
    [!Object.hasOwn(rules, rule.rule), 'rule-unknown'],
    [!kinds.includes(field.kind), 'rule-kind'],
    [parameters.some((parameter) => rule[parameter] === undefined), 'rule-parameter'],
    [field.kind === 'group' && !(periodField(field, 'from') && periodField(field, 'to')), 'rule-parameter'],
    [(rule.threshold !== undefined) !== thresholds.length > 0, 'threshold-unknown'],
    [!thresholds.every(isThreshold), 'threshold-row'],
  ])
}

function isThreshold({ euros, per, validFrom }: Threshold): boolean {
  return isEuros(euros) && (per === 'year' || per === 'month') && isDay(validFrom)
}

function hasDays({ validFrom = '1900-01-01', validUntil = '9999-12-31' }: Option): boolean {
  return isDay(validFrom) && isDay(validUntil) && validFrom <= validUntil
}

/** Is this an amount as tables write it, `46.50`? */
export const isEuros = (amount: unknown): boolean => typeof amount === 'string' && /^\d+\.\d\d$/.test(amount)
