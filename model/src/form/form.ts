import type { Condition } from '../conditions/condition.ts'
import type { Field } from '../fields/field.ts'

/** A page of questions. Texts: `page.<id>.title`, `page.<id>.intro`. */
export type Page = { readonly id: string; readonly fields: readonly Field[]; readonly visibleWhen?: Condition }

/** A document that is asked for, by its code of the document catalogue (`D-PASS`). `hard`: no submission without it. */
export type DocumentRequest = {
  readonly code: string
  readonly policy: 'hard' | 'soft'
  readonly visibleWhen?: Condition
  readonly maxFiles?: number
}

/** A declaration at the end, a required tick box unless `optional`. Text: `declaration.<id>.text`. */
export type Declaration = { readonly id: string; readonly optional?: boolean; readonly visibleWhen?: Condition }

/**
 * A fee of the AufenthV as data; the first case whose condition and days hold is shown, as an estimate. `minorEuros` (§ 50 AufenthV) is for persons
 * under 18; where it is missing there is no lower fee. Days as with options.
 */
export type FeeCase = {
  readonly code: string
  readonly adultEuros: string
  readonly minorEuros?: string
  readonly validFrom?: string
  readonly validUntil?: string
  readonly visibleWhen?: Condition
}

/** One version of an online service's form, resolved: shared pages, lists and fees are inlined. */
export type Form = {
  readonly service: string
  readonly version: string
  /** First day on which this version is the one to fill in. */
  readonly effectiveFrom: string
  readonly pages: readonly Page[]
  readonly documents: readonly DocumentRequest[]
  readonly declarations: readonly Declaration[]
  readonly fees: readonly FeeCase[]
}
