import type { Condition } from '../conditions/condition.ts'
import type { Field } from '../fields/field.ts'

/**
 * Something to tell the person on a page, after its questions; `stop`: with these answers there is no application here, and `checkAnswers` says so.
 * The condition may look at the fields of its own page. Texts: `notice.<id>.text`, and if there is one `notice.<id>.title`.
 * `score`: the places `{points}` and `{atLeast}` of the text are filled from this score (`noticeParameters`).
 */
export type Notice = { readonly id: string; readonly kind: 'stop' | 'hint'; readonly visibleWhen: Condition; readonly score?: string }

/** A page of questions. Texts: `page.<id>.title`, `page.<id>.intro`. */
export type Page = {
  readonly id: string
  readonly fields: readonly Field[]
  readonly notices?: readonly Notice[]
  /** Pages of one section stand together in the list of tasks. Text: `section.<section>.title`. */
  readonly section?: string
  readonly visibleWhen?: Condition
}

/**
 * A document that is asked for, by its code of the document catalogue (`D-PASS`). `hard`: no submission without it, unless the person promises it for
 * later. `translation`: it gets a second, optional slot `<code>-T`, which stands right after it once the form is resolved, with the same condition and
 * a label of its own, `document.<code>-T.label`. `group`: under which heading of the page it stands; without one, `hard` is needed and `soft` helps.
 */
export type DocumentRequest = {
  readonly code: string
  readonly policy: 'hard' | 'soft'
  readonly visibleWhen?: Condition
  readonly maxFiles?: number
  readonly translation?: true
  readonly group?: 'needed' | 'helps'
}

/** A declaration at the end, a required tick box unless `optional`. Text: `declaration.<id>.text`. */
export type Declaration = { readonly id: string; readonly optional?: boolean; readonly visibleWhen?: Condition }

/**
 * A fee of the AufenthV as data; the first case whose condition and days hold is shown, as an estimate. `minorEuros` (§ 50 AufenthV) is for persons
 * under 18; where it is missing there is no lower fee. `exemptWhen`: it probably need not be paid (§§ 52, 53 AufenthV). Days as with options.
 */
export type FeeCase = {
  readonly code: string
  readonly adultEuros: string
  readonly minorEuros?: string
  readonly validFrom?: string
  readonly validUntil?: string
  readonly visibleWhen?: Condition
  readonly exemptWhen?: Condition
}

/**
 * Points as a law counts them (§ 20b AufenthG): those of every row whose condition holds; of rows with the same `best` only the highest.
 * `atLeast` are needed. It never blocks: what the points are, the authority decides.
 */
export type Score = { readonly id: string; readonly atLeast: number; readonly rows: readonly ScoreRow[] }

/** One thing that gives points. */
export type ScoreRow = { readonly points: number; readonly when: Condition; readonly best?: string }

/** One version of an online service's form, resolved: shared pages, lists, thresholds, fees and scores are inlined. */
export type Form = {
  readonly service: string
  readonly version: string
  /** First day on which this version is the one to fill in. */
  readonly effectiveFrom: string
  readonly pages: readonly Page[]
  readonly documents: readonly DocumentRequest[]
  readonly declarations: readonly Declaration[]
  readonly fees: readonly FeeCase[]
  readonly scores?: readonly Score[]
}
