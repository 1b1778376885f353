import { type Field, type FieldError, type Page, relevantAnswers, visibleFields } from '@aufenthalt/model'
import { html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { controlId, problemText } from '../fields/field-props.ts'
import { fieldView } from '../fields/field-view.ts'
import { titled } from '../parts/error-summary.ts'
import { leftBranchNote } from './left-branch-note.ts'
import { isStopped, pageNotices } from './page-notices.ts'
import type { PageProps } from './page-props.ts'
import { stepPage } from './step-page.ts'

/** The problems of these fields that must be solved, in the order of the page. */
export function summaryOf({ words, work, act }: PageProps, fields: readonly Pick<Field, 'id'>[]) {
  const inOrder = fields.flatMap(({ id }) => work.problems.filter((problem) => problem.level === 'error' && problem.field === id))
  return inOrder.map((problem) => ({ text: titledProblem(problem, words), follow: () => act.follow(problem.field, problem.entry) }))
}

/** A problem in words, with its question and the number of its entry in front. */
export function titledProblem(problem: FieldError, words: PageProps['words']): string {
  const label = words.text(`field.${problem.field}.label`)
  const text = titled(label, problemText(problem, label, words))
  return problem.entry === undefined ? text : `${words.ui('entry-number', { number: problem.entry + 1 })} – ${text}`
}

/** Countries that the person has named in answers to other questions. */
const namedCountries = ({ view, work }: PageProps, { id }: Field) =>
  view.form.pages
    .flatMap(({ fields }) => fields)
    .filter((other) => other.id !== id && (other.kind === 'country' || other.kind === 'countries'))
    .flatMap((other) => (work.answers[other.id] ?? []) as string | readonly string[])

/** One page of questions. Where the answers end the way, it says so and offers no way on. */
export function questionPage(props: PageProps, page: Page): TemplateResult {
  const { view, words, work, context, groups, act } = props
  const answers = relevantAnswers(view.form, work.answers, context)
  const fields = visibleFields(page, answers, context)
  const field = (field: Field) => html`${fieldView({
    field,
    id: controlId(field.id),
    words,
    value: work.answers[field.id],
    answers: work.answers,
    context,
    groups,
    namedCountries: namedCountries(props, field),
    problems: work.problems.filter((problem) => problem.field === field.id || field.fields?.some(({ id }) => id === problem.field)),
    change: (value) => act.change(field, value),
    settle: () => act.settle(field),
  })}
  <div role="status">${leftBranchNote(props, field.id)}</div>`
  return stepPage(props, {
    title: words.text(`page.${page.id}.title`),
    intro: words.find(`page.${page.id}.intro`),
    problems: summaryOf(
      props,
      fields.flatMap((one) => [one, ...(one.fields ?? [])]),
    ),
    content: html`${repeat(fields, ({ id }) => id, field)} ${pageNotices(props, page, answers)}`,
    goOn: isStopped(page, answers, props) ? undefined : words.ui('continue'),
  })
}
