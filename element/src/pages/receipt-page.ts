import type { ApplicationStatus, FeeEstimate, Receipt } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { focusHeading } from '../parts/focus-control.ts'
import { germanOriginal } from '../parts/german-original.ts'
import { icon } from '../parts/icon.ts'
import { panel } from '../parts/panel.ts'
import { clockInWords, dayInWords, timeInWords } from '../texts/times.ts'
import type { UiKey } from '../texts/ui-keys.ts'
import type { Words } from '../texts/words.ts'
import { feeSection } from './fee-section.ts'
import { proofPage } from './proof-page.ts'

/** What is still known of the application when its answers are forgotten: the fee to expect, the last day of the present title. */
export type Keepsake = { readonly fee?: FeeEstimate; readonly titleUntil?: string }

/** What the person can do at the desk. `code` is the person's code in groups; it is shown, never sent. */
type Desk = {
  readonly code: string
  readonly keepsake: Keepsake
  readonly verifyUrl: string
  readonly status: () => ApplicationStatus | undefined
  readonly message: () => UiKey | undefined
  readonly isProofShown: () => boolean
  readonly showProof: (isShown: boolean) => void
  readonly copyCode: () => Promise<void>
  readonly print: () => void
  readonly savePdf: () => Promise<void>
  readonly saveDay: (day: string, title: string) => void
}

/** What the page after submission is made of. */
export type ReceiptProps = {
  readonly words: Words
  readonly german: Words | undefined
  readonly receipt: Receipt
  readonly desk: Desk
  readonly act: { readonly showGerman: () => void }
}

/** The receipt: number, exact time, what the application means for the stay, the code, what comes next. Or the sheet that proves it to others. */
export function receiptPage(props: ReceiptProps): TemplateResult {
  const { words, receipt, desk } = props
  const close = (event: Event) => {
    desk.showProof(false)
    focusHeading(event)
  }
  if (desk.isProofShown()) return proofPage({ ...props, ...desk, close })
  const message = desk.message()
  const time = clockInWords(receipt.receivedAt, words.locale)
  return html`<h1 tabindex="-1">${words.ui('receipt-title')}</h1>
    ${panel(
      'done',
      words.ui('receipt-arrived', { authority: receipt.authorityName }),
      html`<dl class="facts">
        <div><dt>${words.ui('receipt-number')}</dt><dd class="code" dir="ltr">${receipt.referenceNumber}</dd></div>
        <div><dt>${words.ui('receipt-time')}</dt><dd>${timeInWords(receipt.receivedAt, words.locale)}</dd></div>
        ${firstAttempt(props)}
      </dl>`,
    )}
    <h2>${words.ui('receipt-effect-title')}</h2>
    <p>${words.text(`effect.${receipt.effect}`, { time })}</p>
    ${germanOriginal(props, `effect.${receipt.effect}`, { time })}
    ${codeSection(props)} ${copySection(props)}
    <p role="status" class="no-print">${message ? words.ui(message) : nothing}</p>
    ${nextSection(props)} ${timeline(props)} ${feeSection(words, desk.keepsake.fee)} ${calendarSection(props)} ${proofSection(props)}`
}

/** Retries keep the time of the first attempt: it can matter for the effect. */
const firstAttempt = ({ words, receipt }: ReceiptProps) =>
  receipt.firstAttemptAt < receipt.receivedAt
    ? html`<div><dt>${words.ui('receipt-first-attempt')}</dt><dd>${timeInWords(receipt.firstAttemptAt, words.locale)}</dd></div>`
    : nothing

/** The code leaves by screen, copy, print or the person's own mail program, never by the platform. */
function codeSection({ words, receipt, desk }: ReceiptProps): TemplateResult {
  const subject = encodeURIComponent(words.ui('mail-subject'))
  const body = encodeURIComponent(words.ui('mail-body', { number: receipt.referenceNumber, code: desk.code }))
  return panel(
    'info',
    words.ui('code-title'),
    html`<p>${words.ui('code-text')}</p>
      <p class="code big" dir="ltr">${desk.code}</p>
      <div class="buttons no-print">
        <button type="button" class="secondary" @click=${desk.copyCode}>${words.ui('copy-code')}</button>
        <a class="button secondary" href="mailto:?subject=${subject}&body=${body}">${words.ui('mail-code')}</a>
      </div>`,
  )
}

const copySection = ({ words, desk }: ReceiptProps) => html`<h2>${words.ui('receipt-pdf-title')}</h2>
  <p>${words.ui('receipt-pdf-text')}</p>
  <div class="buttons no-print">
    <button type="button" class="primary" @click=${desk.savePdf}>${words.ui('save-pdf')}</button>
    <button type="button" class="secondary" @click=${desk.print}>${words.ui('print')}</button>
  </div>`

const nextSteps = [
  'receipt-next-check',
  'receipt-next-photo',
  'receipt-next-appointment',
  'receipt-next-card',
  'receipt-next-changes',
] as const

const nextSection = ({ words }: ReceiptProps) => html`<h2>${words.ui('receipt-next-title')}</h2>
  <ol>
    ${nextSteps.map((key) => html`<li>${words.ui(key)}</li>`)}
  </ol>`

/** What has happened, step by step, as far as it is proven. */
function timeline({ words, receipt, desk }: ReceiptProps): TemplateResult {
  const steps = desk.status()?.timeline ?? [{ kind: 'received' as const, at: receipt.receivedAt }]
  return html`<h2>${words.ui('status-title')}</h2>
    <ol class="timeline" aria-live="polite">
      ${steps.map(
        ({ kind, at }) => html`<li class=${kind}>
          ${icon(kind === 'problem' ? 'warn' : 'done')}
          <div>
            <strong>${words.ui(`status-${kind}`)}</strong>
            <span class="hint">${timeInWords(at, words.locale)}</span>
          </div>
        </li>`,
      )}
    </ol>
    ${steps.some(({ kind }) => kind === 'accepted') ? nothing : html`<p class="hint">${words.ui('status-wait')}</p>`}`
}

/** The last day of the present title, for the person's own calendar. */
function calendarSection({ words, desk }: ReceiptProps): TemplateResult | typeof nothing {
  const { titleUntil } = desk.keepsake
  if (!titleUntil) return nothing
  return html`<h2>${words.ui('calendar-title')}</h2>
    <p>${words.ui('calendar-text', { date: dayInWords(titleUntil, words.locale), title: words.ui('calendar-event') })}</p>
    <div class="buttons no-print">
      <button type="button" class="secondary" @click=${() => desk.saveDay(titleUntil, words.ui('calendar-event'))}>
        ${words.ui('calendar-save')}
      </button>
    </div>`
}

const proofSection = ({ words, desk, act }: ReceiptProps) => {
  const show = (event: Event) => {
    act.showGerman()
    desk.showProof(true)
    focusHeading(event)
  }
  return html`<h2>${words.ui('proof-title')}</h2>
    <p>${words.ui('proof-text')}</p>
    <div class="buttons no-print">
      <button type="button" class="secondary" @click=${show}>${words.ui('proof-show')}</button>
    </div>`
}
