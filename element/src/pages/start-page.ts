import type { DocumentRequest } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { germanOriginal } from '../parts/german-original.ts'
import { panel } from '../parts/panel.ts'
import type { PageProps } from './page-props.ts'

/** What else helps depends on the answers. */
const isNeeded = ({ policy }: DocumentRequest) => policy === 'hard'

/** What a person should know before they begin, and the notice that must come before the answers count (§ 54 Abs. 2 Nr. 8 AufenthG). */
export function startPage(props: PageProps): TemplateResult {
  const { view, words, steps, act } = props
  const [first] = steps
  const intro = words.find('service.intro')
  return html`<p class="preline"><bdi lang="de">${view.authority.name}</bdi></p>
    <h1 tabindex="-1">${words.text('service.title')}</h1>
    ${intro ? html`<p class="intro">${intro}</p>` : nothing}
    <h2>${words.ui('start-how-title')}</h2>
    <ul>
      <li>${words.ui('start-duration')}</li>
      <li>${words.ui('start-saved')}</li>
      <li>${words.ui('start-privacy')}</li>
    </ul>
    <h2>${words.ui('start-documents-title')}</h2>
    <p>${words.ui('start-documents')}</p>
    <ul>
      ${view.form.documents.filter(isNeeded).map(({ code }) => html`<li>${words.text(`document.${code}.label`)}</li>`)}
      <li>${words.ui('start-documents-more')}</li>
    </ul>
    ${
      view.form.declarations.some(({ id }) => id === 'decl.54')
        ? panel('info', words.ui('start-notice-title'), html`<p>${words.ui('start-notice')}</p>${germanOriginal(props, 'ui.start-notice')}`)
        : nothing
    }
    <div class="buttons">
      <button type="button" class="primary" @click=${() => first && act.move(first)}>${words.ui('begin')}</button>
    </div>`
}
