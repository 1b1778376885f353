import { type Answers, documentsAsked, type Field, type GroupEntry, type Page, visibleFields } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { Upload } from '../documents/upload.ts'
import { presentAnswer } from '../texts/present-answer.ts'
import type { PageProps } from './page-props.ts'

type Row = { readonly id: string; readonly label: string; readonly content: unknown; readonly entry?: number }

/** A question with its answer and the way back to it. */
const rowView = (props: PageProps, { id, label, content, entry }: Row) => html`<div class="row">
  <dt>${label}</dt>
  <dd>${content}</dd>
  <dd class="row-action">${changeLink(props, { id, label, entry })}</dd>
</div>`

const changeLink = ({ words, act }: PageProps, { id, label, entry }: { id: string; label: string; entry: number | undefined }) =>
  html`<button type="button" class="link" @click=${() => act.follow(id, entry)}>
    ${words.ui('change')} <span class="sr-only">${label}</span>
  </button>`

const section = (title: string, content: unknown) => html`<section class="summary-section">
  <h2>${title}</h2>
  ${content}
</section>`

const list = (props: PageProps, rows: readonly Row[]) =>
  rows.length > 0 ? html`<dl>${rows.map((row) => rowView(props, row))}</dl>` : nothing

const written = (text: string) => html`<span class="answer"><bdi>${text}</bdi></span>`
const missing = (text: string) => html`<span class="hint">${text}</span>`

const rowOf =
  ({ words }: PageProps, answers: Answers) =>
  (field: Field): Row => {
    const value = answers[field.id]
    const content = value === undefined ? missing(words.ui('no-answer')) : written(presentAnswer(value, field, words))
    return { id: field.id, label: words.text(`field.${field.id}.label`), content }
  }

/** The entries of a group, each with its own way back; only what was answered of them. */
function entriesView(props: PageProps, group: Field, answers: Answers): TemplateResult {
  const { words, context } = props
  const label = words.text(`field.${group.id}.label`)
  const entries = (answers[group.id] ?? []) as readonly GroupEntry[]
  const entryView = (entry: GroupEntry, index: number) => {
    const title = words.ui('entry-of', { label, number: index + 1 })
    const inner = visibleFields(group, { ...answers, ...entry }, context)
    const rows = inner.filter(({ id }) => entry[id] !== undefined).map(rowOf(props, entry))
    return html`<div class="entry-head">
        <h3>${title}</h3>
        ${changeLink(props, { id: inner[0]?.id ?? group.id, label: title, entry: index })}
      </div>
      <dl class="entry-rows">
        ${rows.map((row) => html`<div class="row"><dt>${row.label}</dt><dd>${row.content}</dd></div>`)}
      </dl>`
  }
  return entries.length === 0 ? html`${list(props, [rowOf(props, {})(group)])}` : html`${entries.map(entryView)}`
}

/** The answers of a page; `answers` are the relevant ones. Nothing for a page that only tells something. */
export function answersSection(props: PageProps, page: Page, answers: Answers): TemplateResult | typeof nothing {
  const fields = visibleFields(page, answers, props.context)
  if (fields.length === 0) return nothing
  const single = fields.filter(({ kind }) => kind !== 'group')
  const groups = fields.filter(({ kind }) => kind === 'group')
  return section(
    props.words.text(`page.${page.id}.title`),
    html`${list(props, single.map(rowOf(props, answers)))} ${groups.map((group) => entriesView(props, group, answers))}`,
  )
}

/** The documents that are there, and those that are not. */
export function documentsSection(props: PageProps): TemplateResult {
  const { view, words, work, context, uploads } = props
  const pictured = ({ preview, filename }: Upload) =>
    html`${preview ? html`<img class="preview" src=${preview} alt="" />` : nothing}${written(filename)}`
  const rows = documentsAsked(view.form, work.answers, context).map(({ code }): Row => {
    const kept = uploads.filter((upload) => upload.code === code && upload.state === 'kept')
    const none = missing(words.ui(context.later?.includes(code) ? 'hand-in-later' : 'no-document'))
    return { id: code, label: words.text(`document.${code}.label`), content: kept.length > 0 ? kept.map(pictured) : none }
  })
  return section(words.ui('documents-title'), list(props, rows))
}
