import type { Answers, CheckContext, Form } from '@aufenthalt/model'
import { visiblePages } from '@aufenthalt/model'

/**
 * A place on the way: the start, the list of tasks, a page of questions, the documents, the check of everything. `returning`: changed from the check,
 * and back there.
 */
export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'tasks' }
  | { readonly kind: 'page'; readonly page: string; readonly returning?: true }
  | { readonly kind: 'documents'; readonly returning?: true }
  | { readonly kind: 'check' }

/** One step of "step x of y". */
export type Step = Exclude<Place, { readonly kind: 'start' | 'tasks' }>

/** All steps that these answers lead through, in their order. */
export const stepsOf = (form: Form, answers: Answers, context: CheckContext): readonly Step[] => [
  ...visiblePages(form, answers, context).map(({ id }) => ({ kind: 'page', page: id }) as const),
  { kind: 'documents' },
  { kind: 'check' },
]

/** Is this the same place, however the person came there? */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.kind === other.kind && (one.kind !== 'page' || (other.kind === 'page' && one.page === other.page))

/** Number of a step, from 1; 0 for what is no step, and for a page that the answers no longer lead to. */
export const stepNumber = (steps: readonly Step[], place: Place): number => steps.findIndex((step) => isSamePlace(step, place)) + 1

/** The first step is the pre-check; the list of tasks comes after it. */
const preCheck = 1

/** The place after this one; the last has none but itself. */
export function placeAfter(steps: readonly Step[], place: Place): Place {
  const number = place.kind === 'tasks' ? preCheck : stepNumber(steps, place)
  if (number === preCheck && place.kind !== 'tasks') return { kind: 'tasks' }
  return steps[Math.min(number, steps.length - 1)] ?? { kind: 'start' }
}

/** The place before this one, the start before the first. */
export function placeBefore(steps: readonly Step[], place: Place): Place {
  if (place.kind === 'tasks') return steps[0] ?? { kind: 'start' }
  const number = stepNumber(steps, place)
  return number === preCheck + 1 ? { kind: 'tasks' } : (steps[number - 2] ?? { kind: 'start' })
}

/** Can the person go there now? */
export const isReachable = (steps: readonly Step[], place: Place): boolean =>
  place.kind === 'start' || place.kind === 'tasks' || stepNumber(steps, place) > 0
