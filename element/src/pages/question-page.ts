import { type Field, type FieldError, type Page, relevantAnswers, visibleFields } from '@aufenthalt/model'
import { html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { controlId, problemText } from '../fields/field-props.ts'
import { fieldView } from '../fields/field-view.ts'
import { titled } from '../parts/error-summary.ts'
import type { PageProps } from './page-props.ts'
import { stepPage } from './step-page.ts'

/** The problems of these fields that must be solved, in the order of the page. */
export function summaryOf({ words, work, act }: PageProps, fields: readonly Pick<Field, 'id'>[]) {
  const inOrder = fields.flatMap(({ id }) => work.problems.filter((problem) => problem.level === 'error' && problem.field === id))
  return inOrder.map((problem) => ({ text: titledProblem(problem, words), follow: () => act.follow(problem.field, problem.entry) }))
}

function titledProblem(problem: FieldError, words: PageProps['words']): string {
  const label = words.text(`field.${problem.field}.label`)
  return titled(label, problemText(problem, label, words))
}

/** One page of questions. */
export function questionPage(props: PageProps, page: Page): TemplateResult {
  const { view, words, work, context, act } = props
  const fields = visibleFields(page, relevantAnswers(view.form, work.answers, context), context)
  const field = (field: Field) =>
    fieldView({
      field,
      id: controlId(field.id),
      words,
      value: work.answers[field.id],
      answers: work.answers,
      context,
      problems: work.problems.filter((problem) => problem.field === field.id || field.fields?.some(({ id }) => id === problem.field)),
      change: (value) => act.change(field, value),
      settle: () => act.settle(field),
    })
  return stepPage(props, {
    title: words.text(`page.${page.id}.title`),
    intro: words.find(`page.${page.id}.intro`),
    problems: summaryOf(
      props,
      fields.flatMap((one) => [one, ...(one.fields ?? [])]),
    ),
    content: html`${repeat(fields, ({ id }) => id, field)}`,
    goOn: words.ui('continue'),
  })
}
