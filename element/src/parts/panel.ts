import { html, type TemplateResult } from 'lit'
import { icon } from './icon.ts'

/** A box in the flow of the page that explains something. */
export const panel = (kind: 'info' | 'warn' | 'done' | 'error', title: string, content: unknown): TemplateResult =>
  html`<section class="panel ${kind}">
    <h2>${icon(kind)}<span>${title}</span></h2>
    <div class="panel-body">${content}</div>
  </section>`
