import type { Answers, AnswerValue, GroupEntry } from '../answers/answers.ts'
import { type ConditionContext, isVisible } from '../conditions/is-visible.ts'
import type { Field } from '../fields/field.ts'
import { normaliseAnswer } from '../fields/normalise-answer.ts'
import type { Form, Page } from '../form/form.ts'
import { visibleNotices } from './notices.ts'

/**
 * The answers that count, normalised: those of visible fields. What is hidden, unknown to the form or of a wrong type is left out. A condition looks
 * back only, so that one pass in the order of the form decides whole chains: what depends on a hidden answer is hidden too.
 */
export function relevantAnswers(form: Form, answers: unknown, context: ConditionContext): Answers {
  const given = isRecord(answers) ? answers : {}
  const relevant: Collected = {}
  for (const page of form.pages) {
    if (isVisible(page.visibleWhen, relevant, context)) collect(page.fields, given, [relevant], context)
  }
  return relevant
}

/** The pages on which there is something to answer or to be told. */
export function visiblePages(form: Form, answers: unknown, context: ConditionContext): Page[] {
  const relevant = relevantAnswers(form, answers, context)
  return form.pages.filter(
    (page) =>
      isVisible(page.visibleWhen, relevant, context) &&
      (visibleFields(page, relevant, context).length > 0 || visibleNotices(page, relevant, context).length > 0),
  )
}

/** The questions of a page, or of one entry of a group. `answers` are the relevant ones of the form, with those of the entry. */
export function visibleFields({ fields = [] }: Pick<Field, 'fields'>, answers: Answers, context: ConditionContext): Field[] {
  return fields.filter((field) => isVisible(field.visibleWhen, answers, context))
}

/** Entries of a group as they were given; what cannot be entries counts as none. */
export function entriesOf(value: AnswerValue | undefined): readonly GroupEntry[] {
  return Array.isArray(value) ? value : []
}

type Collected = { [fieldId: string]: AnswerValue }

/** Adds the answers of visible fields to all of `into`, each judged after those before it; the first of `into` holds all that is known. */
function collect(
  fields: readonly Field[],
  given: Answers,
  into: readonly [known: Collected, ...Collected[]],
  context: ConditionContext,
): void {
  for (const field of fields) {
    if (!isVisible(field.visibleWhen, into[0], context)) continue
    const value = Object.hasOwn(given, field.id) ? normaliseAnswer(field, given[field.id]) : undefined
    const answer = field.kind === 'group' ? collectEntries(field, value, into[0], context) : value
    if (answer !== undefined) for (const collected of into) collected[field.id] = answer
  }
}

function collectEntries(group: Field, value: AnswerValue | undefined, known: Answers, context: ConditionContext): AnswerValue | undefined {
  if (value === undefined) return undefined
  return entriesOf(value).map((given) => {
    const entry: Collected = {}
    collect(group.fields ?? [], given, [{ ...known }, entry], context)
    return entry
  })
}

/** JSON from anywhere may be anything. */
export function isRecord(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
