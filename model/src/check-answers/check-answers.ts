import type { Answers, AnswerValue } from '../answers/answers.ts'
import { isVisible } from '../conditions/is-visible.ts'
import { checkValue } from '../fields/check-value.ts'
import type { Field } from '../fields/field.ts'
import { isUnanswered, maxEntriesOf } from '../fields/normalise-answer.ts'
import type { Problem } from '../fields/problem.ts'
import type { Scope } from '../fields/scope.ts'
import type { Form, Page } from '../form/form.ts'
import type { CheckContext, FieldError } from './field-error.ts'
import { visibleNotices } from './notices.ts'
import { entriesOf, isRecord, relevantAnswers, visibleFields } from './relevant-answers.ts'

/** Everything that is wrong with the answers, in the order of the form. `answers` may be any JSON; hidden answers are not looked at. */
export function checkAnswers(form: Form, answers: unknown, context: CheckContext): FieldError[] {
  if (!isRecord(answers)) return [error('', { code: 'type' })]
  const known = new Set(form.pages.flatMap(({ fields }) => fields.map(({ id }) => id)))
  const unknown: FieldError[] = Object.keys(answers).some((id) => !known.has(id)) ? [error('', { code: 'unknown-field' })] : []
  const relevant = relevantAnswers(form, answers, context)
  const pages = form.pages.filter(({ visibleWhen }) => isVisible(visibleWhen, relevant, context))
  return [...unknown, ...pages.flatMap((page) => checkOne(page, answers, { answers: relevant, context }))]
}

/** What is wrong with the answers on one page. */
export function checkPage(page: Page, form: Form, answers: Answers, context: CheckContext): FieldError[] {
  return checkOne(page, answers, { answers: relevantAnswers(form, answers, context), context })
}

/** The questions of a page, then what its answers rule out. */
function checkOne(page: Page, given: Answers, scope: Scope): FieldError[] {
  const stops = visibleNotices(page, scope.answers, scope.context).filter(({ kind }) => kind === 'stop')
  return [...checkFields(page, given, scope.answers, scope), ...stops.map(({ id }) => error(id, { code: 'stopped' }))]
}

/** Checks the visible fields of a page or an entry: `given` as they came, `relevant` as they count. */
function checkFields(parent: Pick<Field, 'fields'>, given: Answers, relevant: Answers, scope: Scope): FieldError[] {
  return visibleFields(parent, scope.answers, scope.context).flatMap((field) => {
    const value = Object.hasOwn(relevant, field.id) ? relevant[field.id] : undefined
    if (value === undefined) return checkMissing(field, Object.hasOwn(given, field.id) ? given[field.id] : undefined)
    const errors: FieldError[] = checkValue(field, value, scope).map((problem) => ({ field: field.id, ...problem }))
    return field.kind === 'group' ? [...errors, ...checkEntries(field, given[field.id], value, scope)] : errors
  })
}

/** Nothing counts as the answer: because none was given, or because what was given can not be one. */
function checkMissing(field: Field, given: unknown): FieldError[] {
  if (isUnanswered(given)) return field.required ? [error(field.id, { code: 'required' })] : []
  const max = maxEntriesOf(field)
  const tooMany = Array.isArray(given) && given.length > max
  return [error(field.id, tooMany ? { code: 'too-many', parameters: { max } } : { code: 'type' })]
}

function checkEntries(group: Field, given: AnswerValue | undefined, value: AnswerValue, { answers, context }: Scope): FieldError[] {
  const givenEntries = entriesOf(given)
  return entriesOf(value).flatMap((entry, index) =>
    checkFields(group, givenEntries[index] ?? {}, entry, { answers: { ...answers, ...entry }, context }).map((problem) => ({
      ...problem,
      entry: index,
    })),
  )
}

const error = (field: string, problem: Problem): FieldError => ({ field, level: 'error', ...problem })
