import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../parts/icon.ts'
import { panel } from '../parts/panel.ts'
import { remark } from '../parts/remark.ts'
import { clockInWords, dayInWords } from '../texts/times.ts'
import type { UiKey } from '../texts/ui-keys.ts'
import type { KeepingProps } from './keeping-props.ts'
import { reminderSection } from './reminder-section.ts'

/** How it stands with saving, and the way to go on later: after every step of the form. */
export function saveLine(props: KeepingProps): TemplateResult {
  const { words, desk } = props
  return html`<div class="keeping">
    <div class="save-line no-print">
      <p class="save-state">${stateInWords(props)}</p>
      <button type="button" class="link" aria-expanded=${String(desk.isCodeShown)} @click=${() => desk.showCode(!desk.isCodeShown)}>
        ${words.ui('keep-later')}
      </button>
    </div>
    <p role="status" class="sr-only">${said(props)}</p>
    ${desk.reminder?.state === 'refused' ? remark('warn', words.ui('reminder-refused')) : nothing}
    ${desk.isCodeShown && desk.code ? codePanel(props, desk.code) : nothing}
  </div>`
}

function stateInWords({ words, desk: { state } }: KeepingProps) {
  if (state.kind === 'saving') return words.ui('keep-saving')
  if (state.kind === 'saved')
    return html`${icon('done')}<span>${words.ui('keep-saved', { time: clockInWords(state.at.toISOString(), words.locale) })}</span>`
  if (state.kind === 'failed') return html`${icon('warn')}<span>${words.ui(`keep-${state.reason}`)}</span>`
  return nothing
}

/** Only what changes for the person is said aloud, not every save. */
function said({ words, desk: { state, code } }: KeepingProps) {
  if (state.kind === 'failed') return words.ui(`keep-${state.reason}`)
  return code && (state.kind === 'saved' || state.kind === 'saving') ? words.ui('keep-said') : nothing
}

/** The code leaves by screen, copy, print or the person's own mail program, never by the platform. */
function codePanel(props: KeepingProps, code: string): TemplateResult {
  const { words, desk, address } = props
  const day = desk.keptUntil && dayInWords(desk.keptUntil, words.locale)
  const subject = encodeURIComponent(words.ui('mail-subject'))
  const body = encodeURIComponent(words.ui('keep-mail-body', { code, address, day: day ?? '' }))
  return panel(
    'info',
    words.ui('keep-code-title'),
    html`<p>${words.ui('keep-code-text')}</p>
      <p class="code big" dir="ltr">${code}</p>
      ${day ? html`<p>${words.ui('keep-until', { day })}</p>` : nothing}
      <div class="buttons no-print">
        <button type="button" class="secondary" @click=${(event: Event) => copyCode(event, props, code)}>${words.ui('copy-code')}</button>
        <button type="button" class="secondary" @click=${() => window.print()}>${words.ui('print')}</button>
        <a class="button secondary" href="mailto:?subject=${subject}&body=${body}">${words.ui('mail-code')}</a>
        <button type="button" class="link" @click=${() => desk.showCode(false)}>${words.ui('keep-close')}</button>
      </div>
      <p role="status" class="no-print"></p>
      ${desk.reminder ? reminderSection(words, desk.reminder) : nothing} ${leaving(props)}`,
  )
}

/** Says beside a button what has come of it. */
function sayBeside(button: EventTarget | null, text: string) {
  const status = button instanceof Element && button.closest('.panel-body')?.querySelector('[role=status]')
  if (status) status.textContent = text
}

function copyCode({ currentTarget }: Event, { words }: KeepingProps, code: string) {
  const say = (key: UiKey) => sayBeside(currentTarget, words.ui(key))
  navigator.clipboard.writeText(code).then(
    () => say('code-copied'),
    () => say('copy-failed'),
  )
}

/** Ways out, for devices that others use too, and for who does not want to apply any more. */
function leaving({ words, desk }: KeepingProps): TemplateResult {
  const remove = async ({ currentTarget }: Event) => {
    if (!(await desk.deleteAll())) sayBeside(currentTarget, words.ui('keep-delete-failed'))
  }
  return html`<details class="no-print">
    <summary>${words.ui('keep-leave-title')}</summary>
    <p>${words.ui('keep-leave-text')}</p>
    <button type="button" class="secondary" @click=${() => desk.leaveDevice()}>${words.ui('keep-leave')}</button>
    <p>${words.ui('keep-delete-text')}</p>
    <button type="button" class="secondary" @click=${remove}>${words.ui('keep-delete')}</button>
  </details>`
}
