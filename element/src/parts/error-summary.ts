import { html, nothing, type TemplateResult } from 'lit'
import type { Words } from '../texts/words.ts'
import { icon } from './icon.ts'

/** One problem of the page: its text, and what a click on it does. */
export type SummaryItem = { readonly text: string; readonly follow: () => void }

/** A problem with what it is about in front: a summary is read without the page below it. */
export const titled = (label: string, text: string): string =>
  /[?!.]$/.test(label) ? `${label} ${text}` : [label, text].filter(Boolean).join(': ')

/** All problems of a page above its heading, each a link to its control (GOV.UK Design System, error summary). Its heading takes the focus. */
export function errorSummary(words: Words, items: readonly SummaryItem[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing
  const follow = (item: SummaryItem) => (event: Event) => {
    event.preventDefault()
    item.follow()
  }
  return html`<section class="panel error summary" role="alert" aria-labelledby="summary-title">
    <h2 id="summary-title" tabindex="-1" data-focus>${icon('error')}<span>${words.ui('problem-title')}</span></h2>
    <ul class="panel-body">
      ${items.map((item) => html`<li><a href="#" @click=${follow(item)}>${item.text}</a></li>`)}
    </ul>
  </section>`
}
