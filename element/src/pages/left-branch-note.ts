import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../parts/icon.ts'
import type { PageProps } from './page-props.ts'

/** Says, at the moment of the change and below the field that was changed, which answers no longer count, and takes the change back. */
export function leftBranchNote({ words, left, act }: PageProps, field: string): TemplateResult | typeof nothing {
  if (left?.field !== field) return nothing
  const labels = left.dropped.map((id) => words.text(`field.${id}.label`))
  return html`<div class="left">
    <p class="info">${icon('info')}<strong>${words.ui('left-title')}</strong></p>
    <ul>
      ${labels.map((label) => html`<li>${label}</li>`)}
    </ul>
    <button type="button" class="link" @click=${act.takeBack}>${words.ui('undo')}</button>
  </div>`
}
