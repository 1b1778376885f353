import { type ConditionContext, isVisible } from '../conditions/is-visible.ts'
import { isUnanswered } from '../fields/normalise-answer.ts'
import type { Form } from '../form/form.ts'
import { isRecord, relevantAnswers, visibleFields } from './relevant-answers.ts'

/** Ids of the answers that were given and no longer count, because another answer hides their question: the person is told. In the form's order. */
export function droppedAnswers(form: Form, answers: unknown, context: ConditionContext): readonly string[] {
  if (!isRecord(answers)) return []
  const relevant = relevantAnswers(form, answers, context)
  return form.pages.flatMap((page) => {
    const shown = isVisible(page.visibleWhen, relevant, context) ? new Set(visibleFields(page, relevant, context)) : new Set()
    return page.fields
      .filter((field) => !shown.has(field) && Object.hasOwn(answers, field.id) && !isUnanswered(answers[field.id]))
      .map(({ id }) => id)
  })
}
