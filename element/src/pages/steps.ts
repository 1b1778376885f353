import type { Answers, CheckContext, Form } from '@aufenthalt/model'
import { visiblePages } from '@aufenthalt/model'

/** A place on the way: the start, a page of questions, the documents, the check of everything. `returning`: changed from the check, and back there. */
export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'page'; readonly page: string; readonly returning?: true }
  | { readonly kind: 'documents'; readonly returning?: true }
  | { readonly kind: 'check' }

/** One step of "step x of y". */
export type Step = Exclude<Place, { readonly kind: 'start' }>

/** All steps that these answers lead through, in their order. */
export const stepsOf = (form: Form, answers: Answers, context: CheckContext): readonly Step[] => [
  ...visiblePages(form, answers, context).map(({ id }) => ({ kind: 'page', page: id }) as const),
  { kind: 'documents' },
  { kind: 'check' },
]

/** Is this the same place, however the person came there? */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.kind === other.kind && (one.kind !== 'page' || (other.kind === 'page' && one.page === other.page))

/** Number of a step, from 1; 0 for the start and for a page that the answers no longer lead to. */
export const stepNumber = (steps: readonly Step[], place: Place): number => steps.findIndex((step) => isSamePlace(step, place)) + 1

/** The step after this place; the last one has none but itself. */
export const stepAfter = (steps: readonly Step[], place: Place): Place =>
  steps[Math.min(stepNumber(steps, place), steps.length - 1)] ?? { kind: 'start' }

/** The step before this place, the start before the first. */
export const stepBefore = (steps: readonly Step[], place: Place): Place => steps[stepNumber(steps, place) - 2] ?? { kind: 'start' }
