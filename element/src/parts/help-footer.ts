import type { OnlineServiceView } from '@aufenthalt/model'
import { html, type TemplateResult } from 'lit'
import type { Words } from '../texts/words.ts'

/** Who helps: the same place on every page (WCAG 3.2.6). */
export const helpFooter = (words: Words, { name, address, email, phone }: OnlineServiceView['authority']): TemplateResult =>
  html`<footer class="help">
    <h2>${words.ui('help-title')}</h2>
    <p class="address"><bdi lang="de"><strong>${name}</strong>
${address}</bdi></p>
    <p>
      <a href="mailto:${email}" dir="ltr">${email}</a><br />
      <a href="tel:${phone.replaceAll(/[^\d+]/g, '')}" dir="ltr">${phone}</a>
    </p>
  </footer>`
