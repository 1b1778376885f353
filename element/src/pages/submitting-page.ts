import { html, type TemplateResult } from 'lit'
import { panel } from '../parts/panel.ts'
import type { Words } from '../texts/words.ts'

/** While the application is on its way; and when nobody knows whether it has arrived: then it can be sent again, and is still one application. */
export function submittingPage(words: Words, isUnresolved: boolean, sendAgain: () => void): TemplateResult {
  if (!isUnresolved) {
    return html`<h1 tabindex="-1">${words.ui('submitting-title')}</h1>
      <p role="status">${words.ui('submitting-text')}</p>
      <progress class="busy" aria-label=${words.ui('submitting-title')}></progress>`
  }
  return html`<h1 tabindex="-1">${words.ui('unresolved-title')}</h1>
    ${panel('warn', words.ui('unresolved-state'), html`<p>${words.ui('unresolved-text')}</p>`)}
    <div class="buttons"><button type="button" class="primary" @click=${sendAgain}>${words.ui('send-again')}</button></div>`
}
