import type { FeeEstimate } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { Words } from '../texts/words.ts'

/** What the decision will probably cost, and that it is an estimate. */
export function feeSection(words: Words, fee: FeeEstimate | undefined, look = ''): TemplateResult | typeof nothing {
  if (!fee) return nothing
  const euros = new Intl.NumberFormat(words.locale, { style: 'currency', currency: 'EUR' }).format(Number(fee.euros))
  return html`<section class=${look}>
    <h2>${words.ui('fee-title')}</h2>
    <p>${words.ui(fee.exempt ? 'fee-exempt' : 'fee-text', { euros })}</p>
  </section>`
}
