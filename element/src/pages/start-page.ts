import { html, nothing, type TemplateResult } from 'lit'
import { panel } from '../parts/panel.ts'
import type { PageProps } from './page-props.ts'

/** What a person should know before they begin, and the notice that must come before the answers count (§ 54 Abs. 2 Nr. 8 AufenthG). */
export function startPage({ view, words, steps, act }: PageProps): TemplateResult {
  const [first] = steps
  const intro = words.find('service.intro')
  return html`<p class="preline">${view.authority.name}</p>
    <h1 tabindex="-1">${words.text('service.title')}</h1>
    ${intro ? html`<p class="intro">${intro}</p>` : nothing}
    <h2>${words.ui('start-how-title')}</h2>
    <ul>
      <li>${words.ui('start-duration')}</li>
      <li>${words.ui('start-not-saved')}</li>
      <li>${words.ui('start-privacy')}</li>
    </ul>
    <h2>${words.ui('start-documents-title')}</h2>
    <p>${words.ui('start-documents')}</p>
    <ul>
      ${view.form.documents.map(({ code }) => html`<li>${words.text(`document.${code}.label`)}</li>`)}
    </ul>
    ${
      view.form.declarations.some(({ id }) => id === 'decl.54')
        ? panel('info', words.ui('start-notice-title'), html`<p>${words.text('declaration.decl.54.text')}</p>`)
        : nothing
    }
    <div class="buttons">
      <button type="button" class="primary" @click=${() => first && act.move(first)}>${words.ui('begin')}</button>
    </div>`
}
