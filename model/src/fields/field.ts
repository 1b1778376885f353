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

/** A check beyond the kind, named after its rule (V-AZR, V-EAT …). `level: warn` never blocks. */
export type FieldRule = { readonly rule: string; readonly level: 'error' | 'warn'; readonly [parameter: string]: string | number | boolean }

/** One question of a form. Texts hang on the id: `field.<id>.label`, `field.<id>.hint`. */
export type Field = {
  readonly id: string
  readonly kind: FieldKind
  /** Canonical path `block.name`; without one the answer travels in `fachangaben`. */
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
