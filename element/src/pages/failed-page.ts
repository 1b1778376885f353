import { html, type TemplateResult } from 'lit'
import { panel } from '../parts/panel.ts'
import { ownWords } from '../texts/own-words.ts'

/** When there is nothing to show yet, not even texts. */
export const loadingPage = (language: string): TemplateResult => html`<p role="status" class="quiet">${ownWords(language).loading}</p>`

/** When form and texts cannot be had. */
export function failedPage(language: string, failure: 'unreachable' | 'not-offered' | 'unavailable', retry: () => void): TemplateResult {
  const words = ownWords(language)
  return html`<h1 tabindex="-1">${words.failedTitle}</h1>
    ${panel('error', words.failed[failure], html`<p>${words.failedHelp}</p>`)}
    <div class="buttons"><button type="button" class="primary" @click=${retry}>${words.retry}</button></div>`
}
