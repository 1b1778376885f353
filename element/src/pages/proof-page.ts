import type { Receipt } from '@aufenthalt/model'
import { html, svg, type TemplateResult } from 'lit'
import { encode } from 'uqr'
import { timeInWords } from '../texts/times.ts'
import type { Words } from '../texts/words.ts'

/** What the proof is made of. The German words come first: who reads it reads German. */
export type ProofProps = {
  readonly words: Words
  readonly german: Words | undefined
  readonly receipt: Receipt
  readonly verifyUrl: string
  readonly print: () => void
  readonly close: (event: Event) => void
}

/** A sheet for an employer or landlord: when an application has arrived and where, nothing more, and a code with which that can be checked. */
export function proofPage({ words, german = words, receipt, verifyUrl, print, close }: ProofProps): TemplateResult {
  const own = (key: 'proof-heading' | 'proof-name' | 'proof-check' | 'proof-limits', more: unknown = '') =>
    german.language === words.language ? '' : html`<p class="hint">${words.ui(key)} ${more}</p>`
  const address = html`<span class="address" dir="ltr">${verifyUrl}</span>`
  return html`<nav class="step-nav no-print" aria-label=${words.ui('steps')}>
      <button type="button" class="link back" @click=${close}>${words.ui('proof-back')}</button>
    </nav>
    <article class="proof">
      <h1 tabindex="-1" lang=${german.language} dir="ltr">${german.ui('proof-heading')}</h1>
      ${own('proof-heading')}
      <dl class="facts" lang=${german.language} dir="ltr">
        <div><dt>${german.ui('proof-authority')}</dt><dd>${receipt.authorityName}</dd></div>
        <div><dt>${german.ui('receipt-time')}</dt><dd>${timeInWords(receipt.receivedAt, german.locale)}</dd></div>
        <div><dt>${german.ui('receipt-number')}</dt><dd class="code">${receipt.referenceNumber}</dd></div>
        <div><dt>${german.ui('proof-name')}</dt><dd class="by-hand"></dd></div>
      </dl>
      ${own('proof-name')}
      <div class="proof-check">
        ${qrCode(`${verifyUrl}#${receipt.jws}`, words.ui('proof-alt'))}
        <div>
          <p lang=${german.language} dir="ltr">${german.ui('proof-check')} ${address}</p>
          ${own('proof-check', address)}
          <p lang=${german.language} dir="ltr">${german.ui('proof-limits')}</p>
          ${own('proof-limits')}
        </div>
      </div>
    </article>
    <div class="buttons no-print">
      <button type="button" class="primary" @click=${print}>${words.ui('print')}</button>
    </div>`
}

/** Black on white in every look, with the quiet zone of four modules (ISO/IEC 18004): dark ground would keep phones from reading it. */
function qrCode(text: string, label: string): TemplateResult {
  const { size, data } = encode(text, { ecc: 'L', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<path class="ground" d="M0 0h${size}v${size}H0z"/><path class="modules" d=${path}/>`}
  </svg>`
}
