import { html, nothing, type TemplateResult } from 'lit'
import { icon } from './icon.ts'

/** A line beside a control or an answer that says what is wrong, odd or done: a drawing and words. */
export const remark = (kind: 'error' | 'warn' | 'done', text: string, id?: string): TemplateResult =>
  html`<p class=${kind} id=${id ?? nothing}>${icon(kind)}<span>${text}</span></p>`
