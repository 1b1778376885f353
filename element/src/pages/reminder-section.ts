import { html, nothing, type TemplateResult } from 'lit'
import { remark } from '../parts/remark.ts'
import type { Words } from '../texts/words.ts'
import type { ReminderDesk } from './keeping-props.ts'

/** An offer, not a question: who wants to is reminded before what they entered is deleted. */
export function reminderSection(words: Words, desk: ReminderDesk): TemplateResult {
  const opened = ({ currentTarget }: Event) => {
    if ((currentTarget as HTMLDetailsElement).open) void desk.look()
  }
  return html`<details class="no-print" @toggle=${opened}>
    <summary>${words.ui('reminder-title')}</summary>
    <p>${words.ui('reminder-text')}</p>
    <div aria-live="polite">${desk.state === 'set' ? remark('done', words.ui('reminder-set')) : nothing}</div>
    ${desk.state === 'set' ? forgetButton(words, desk) : form(words, desk)}
  </details>`
}

/** What held the focus is gone afterwards; the section's head stays. */
const stayHere = ({ currentTarget }: Event) => {
  const summary = (currentTarget as Element).closest('details')?.querySelector('summary')
  return () => summary?.focus()
}

function forgetButton(words: Words, desk: ReminderDesk) {
  const forget = (event: Event) => {
    const stay = stayHere(event)
    void desk.forget().then(stay)
  }
  const problem = desk.problem && remark('error', words.ui('reminder-unreachable'))
  return html`<div aria-live="polite">${problem ?? nothing}</div>
    <button type="button" class="secondary" ?disabled=${desk.isBusy} @click=${forget}>${words.ui('reminder-forget')}</button>`
}

function form(words: Words, desk: ReminderDesk) {
  const { problem } = desk
  const ask = (event: SubmitEvent) => {
    event.preventDefault()
    const stay = stayHere(event)
    const input = (event.currentTarget as HTMLFormElement).querySelector('input')
    if (!input) return
    void desk.ask(input.value).then(() => (desk.state === 'set' ? stay() : input.focus()))
  }
  return html`<form novalidate @submit=${ask}>
    <div class="field ${problem ? 'invalid' : ''}">
      <label for="reminder-address">${words.ui('reminder-label')}</label>
      <div id="reminder-problem" aria-live="polite">${problem ? remark('error', words.ui(`reminder-${problem}`)) : nothing}</div>
      <input
        id="reminder-address"
        type="email"
        dir="ltr"
        autocomplete="email"
        spellcheck="false"
        aria-describedby="reminder-problem"
        aria-invalid=${problem ? 'true' : nothing}
      />
    </div>
    <button type="submit" class="secondary" ?disabled=${desk.isBusy}>${words.ui('reminder-go')}</button>
  </form>`
}
