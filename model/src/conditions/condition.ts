// The closed vocabulary in which a form says when something is shown. Data, no code.

/** A scalar that an answer is compared with. */
export type Scalar = string | number | boolean

/** A day in a condition: a fixed day, the day of the check, so many days after it (before it, if negative), or another field's answer. */
export type ConditionDay =
  | { readonly day: string }
  | { readonly today: true }
  | { readonly todayPlusDays: number }
  | { readonly field: string }

/** When something is shown. `field` is a field id; an unanswered or hidden field satisfies nothing but `not`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly field: string; readonly answered: true }
  | { readonly field: string; readonly equals: Scalar }
  /** Answered, but not this. */
  | { readonly field: string; readonly otherThan: Scalar }
  /** One of these; of several chosen values, any. */
  | { readonly field: string; readonly oneOf: readonly Scalar[] }
  | { readonly field: string; readonly includes: Scalar }
  | { readonly field: string; readonly startsWith: string }
  /** Certainly before: of partly known dates every possible day. */
  | { readonly field: string; readonly before: ConditionDay }
  | { readonly field: string; readonly after: ConditionDay }
  /** A number or an amount below this … */
  | { readonly field: string; readonly lessThan: number }
  /** … or of at least this. */
  | { readonly field: string; readonly atLeast: number }
  /** The person with this (partial) birth date is at least so many full years old today; the latest possible day counts. */
  | { readonly field: string; readonly atLeastYears: number }
  /** … is younger than so many years; the latest possible day counts, so an unknown day never hides a protection of minors. */
  | { readonly field: string; readonly youngerThanYears: number }
