import { type Answers, checkAnswers, documentsAsked, type Page, visibleFields } from '@aufenthalt/model'
import { html, type TemplateResult } from 'lit'
import { problemText } from '../fields/field-props.ts'
import { remark } from '../parts/remark.ts'
import { presentAnswer } from '../texts/present-answer.ts'
import type { PageProps } from './page-props.ts'

type Row = { readonly id: string; readonly label: string; readonly content: unknown }

/** A question with its answer and the way back to it. */
const rowView = ({ words, act }: PageProps, { id, label, content }: Row) => html`<div class="row">
  <dt>${label}</dt>
  <dd>${content}</dd>
  <dd class="row-action">
    <button type="button" class="link" @click=${() => act.follow(id)}>${words.ui('change')} <span class="sr-only">${label}</span></button>
  </dd>
</div>`

const section = (props: PageProps, title: string, rows: readonly Row[]) => html`<section class="summary-section">
  <h2>${title}</h2>
  <dl>${rows.map((row) => rowView(props, row))}</dl>
</section>`

const written = (text: string) => html`<bdi class="answer">${text}</bdi>`
const missing = (text: string) => html`<span class="hint">${text}</span>`

/** The answers of a page, with what looks odd about them. `answers` are the relevant ones. */
export function answersSection(props: PageProps, page: Page, answers: Answers): TemplateResult {
  const { view, words, context } = props
  const warnings = checkAnswers(view.form, answers, context).filter(({ level }) => level === 'warn')
  const rows = visibleFields(page, answers, context).map((field): Row => {
    const label = words.text(`field.${field.id}.label`)
    const value = answers[field.id]
    const odd = warnings.filter((warning) => warning.field === field.id)
    return {
      id: field.id,
      label,
      content: html`${value === undefined ? missing(words.ui('no-answer')) : written(presentAnswer(value, field, words))}
      ${odd.map((warning) => remark('warn', problemText(warning, label, words)))}`,
    }
  })
  return section(props, words.text(`page.${page.id}.title`), rows)
}

/** The documents that are there, and those that are not. */
export function documentsSection(props: PageProps): TemplateResult {
  const { view, words, work, context, uploads } = props
  const rows = documentsAsked(view.form, work.answers, context).map(({ code }): Row => {
    const names = uploads.filter((upload) => upload.code === code && upload.state === 'kept').map(({ file }) => file.name)
    return {
      id: code,
      label: words.text(`document.${code}.label`),
      content: names.length > 0 ? names.map(written) : missing(words.ui('no-document')),
    }
  })
  return section(props, words.ui('documents-title'), rows)
}
