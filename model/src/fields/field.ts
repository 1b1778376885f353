import type { Condition } from '../conditions/condition.ts'

/** What kind of question a field asks; decides control, typed answer and checks. */
export type FieldKind =
  | 'name' // DIN 91379 data type A
  | 'text' // data type B, one line
  | 'long-text' // data type C, several lines
  | 'date'
  | 'partial-date'
  | 'yes-no'
  | 'integer'
  | 'money'
  | 'choice'
  | 'choices'
  | 'country'
  | 'countries'
  | 'email'
  | 'phone'
  | 'group'

/** An amount of law by date, from `forms/tables`: it holds from its first day until a later row of the same code begins. Euros with two decimals. */
export type Threshold = { readonly code: string; readonly euros: string; readonly per: 'year' | 'month'; readonly validFrom: string }

/** A check beyond the kind, named after its rule (V-AZR, V-EAT …). `level: warn` never blocks. */
export type FieldRule = {
  readonly rule: string
  readonly level: 'error' | 'warn'
  /** The rule counts only then. It looks back, as every condition. */
  readonly when?: Condition
  /** The earlier field with which V-AFTER, V-AFTER-OR-SAME and V-DIFFERS compare. */
  readonly field?: string
  /** V-THRESHOLD: code of the rows in `forms/tables` that name the least amount; `thresholds` are these rows, inlined when the form is resolved. */
  readonly threshold?: string
  readonly thresholds?: readonly Threshold[]
  /** V-THRESHOLD: field with the period of the amount, `year`, `month` or `hour`; without it the amount has the period of the threshold. */
  readonly per?: string
  /** V-THRESHOLD: field with the hours of a week, for amounts per hour. */
  readonly hours?: string
  /** V-MONTHS: so many months, in the periods of a group, within the last so many years. */
  readonly atLeast?: number
  readonly withinYears?: number
  /** V-MIN-AGE: full years, on a (partial) date of birth. */
  readonly years?: number
}

/** One question of a form. Texts hang on the id: `field.<id>.label`, `field.<id>.hint`. */
export type Field = {
  readonly id: string
  readonly kind: FieldKind
  /**
   * Canonical path `block.name`; without one the answer travels in `fachangaben`. Inside a group that has a path, the name alone: `familyName`.
   * V-MONTHS and V-NO-OVERLAP read the fields of an entry whose path, or the end of whose id, is `from` and `to`.
   */
  readonly path?: string
  readonly required?: boolean
  readonly visibleWhen?: Condition
  /** Values of a choice; texts `option.<list ?? id>.<value>`. `validFrom`/`validUntil` are days, the latter inclusive. */
  readonly options?: readonly Option[]
  /** Shared list of options, inlined from `forms/tables` when the form is resolved. */
  readonly list?: string
  readonly rules?: readonly FieldRule[]
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  /** HTML autocomplete token, only for the applicant's own data (WCAG 1.3.5). */
  readonly autocomplete?: string
  /** Fields of one entry, kind `group` only. */
  readonly fields?: readonly Field[]
  readonly maxEntries?: number
}

/** One value that can be chosen. */
export type Option = { readonly value: string; readonly validFrom?: string; readonly validUntil?: string; readonly visibleWhen?: Condition }
