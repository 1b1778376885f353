import type { ErrorCode, Field, FieldKind, FieldRule, Form } from '../../index.ts'
import { type Demand, withField } from './demand.ts'

const text: readonly ErrorCode[] = ['letters', 'signs', 'too-long']
const dates: readonly ErrorCode[] = ['date', 'date-range']

/** What can be wrong with an answer of a kind, besides being of another. */
const codesOfKind: { readonly [kind in FieldKind]: readonly ErrorCode[] } = {
  ...{ name: text, text, 'long-text': text, email: ['email', 'too-long'], phone: ['phone', 'too-long'] },
  ...{ date: dates, 'partial-date': dates, 'yes-no': [] },
  ...{ integer: ['integer', 'min'], money: ['money', 'max'] },
  ...{ choice: ['option'], country: ['option'], choices: ['option', 'too-many'], countries: ['option', 'too-many'], group: ['too-many'] },
}

/** What a broken rule says. */
const codesOfRule: { readonly [rule: string]: ErrorCode } = {
  ...{ 'V-PASSNO': 'passport-number', 'V-PLZ': 'postcode', 'V-EAT': 'card-number', 'V-AZR': 'azr-number', 'V-BETR': 'employer-number' },
  ...{ 'V-NOT-FUTURE': 'future', 'V-NOT-PAST': 'past', 'V-AFTER': 'not-after', 'V-AFTER-OR-SAME': 'not-after-or-same' },
  ...{ 'V-MIN-AGE': 'too-young', 'V-DIFFERS': 'not-different', 'V-NO-OVERLAP': 'overlap', 'V-MONTHS': 'months' },
}

/** Everything that a form demands: of every field, of its documents and declarations, and what stops. */
export function demandsOf({ pages, documents, declarations }: Form): Demand[] {
  const fields = pages.flatMap((page) => page.fields)
  return [
    ...fields.flatMap((field) => [...demandsOn(field), ...(field.fields ?? []).flatMap((inner) => demandsOn(inner, field))]),
    ...pages.flatMap(({ notices = [] }) =>
      notices.filter(({ kind }) => kind === 'stop').map((notice): Demand => ({ ...demand(notice.id, 'stopped'), kind: 'notice', notice })),
    ),
    ...documents
      .filter(({ policy }) => policy === 'hard')
      .map(({ code }): Demand => ({ ...demand(code, 'document-required'), kind: 'document', files: 0 })),
    ...documents.map(({ code, maxFiles = 10 }): Demand => ({ ...demand(code, 'too-many'), kind: 'document', files: maxFiles + 1 })),
    ...declarations
      .filter(({ optional }) => !optional)
      .map(({ id }): Demand => ({ ...demand(id, 'declaration-required'), kind: 'declaration' })),
  ]
}

const demand = (field: string, code: ErrorCode, level: FieldRule['level'] = 'error', what: string = code) => ({
  name: `${field} ${what}`,
  problem: { field, code, level },
})

function demandsOn(field: Field, group?: Field): Demand[] {
  const { id, kind, required, rules = [], options = [], max } = field
  const on = { kind: 'field', field, ...(group && { group }) } as const
  const codes: readonly ErrorCode[] = ['type', ...codesOfKind[kind], ...(kind === 'integer' && max !== undefined ? ['max' as const] : [])]
  return [
    ...codes.map((code) => ({ ...on, ...demand(id, code) })),
    ...(required ? [{ ...on, ...demand(id, 'required'), without: withField(id, ({ required: _, ...rest }) => rest) }] : []),
    ...options
      .filter(({ visibleWhen }) => visibleWhen !== undefined)
      .map(({ value, validFrom = '' }) => ({ ...on, ...demand(id, 'option', 'error', `option ${value} ${validFrom}`.trim()), value })),
    ...rules.map((rule, index) => ({
      ...{ ...on, ...demand(id, codeOf(rule), rule.level, `${rule.rule} ${index}`) },
      ...(rule.field !== undefined && { other: rule.field }),
      ...(rule.when && { when: rule.when }),
      without: withField(id, (whole) => ({ ...whole, rules: rules.filter((one) => one !== rule) })),
    })),
  ]
}

function codeOf({ rule, thresholds = [] }: FieldRule): ErrorCode {
  if (rule === 'V-THRESHOLD') return thresholds.at(-1)?.per === 'month' ? 'below-monthly' : 'below-yearly'
  const code = codesOfRule[rule]
  if (!code) throw new Error(`Nothing is known about the rule ${rule}`)
  return code
}
