import { type AnswerValue, berlinDay } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { panel } from '../parts/panel.ts'
import { presentAnswer } from '../texts/present-answer.ts'
import { clockInWords, dayInWords } from '../texts/times.ts'
import type { Difference, KeepingProps, VersionChange } from './keeping-props.ts'

/** What has happened to the draft elsewhere or meanwhile, above the page. The box stays, so that what appears in it is said aloud. */
export const draftNews = (props: KeepingProps, isStart: boolean): TemplateResult =>
  html`<div class="draft-news" aria-live="polite">${elsewhere(props)} ${news(props)} ${isStart ? html`${ended(props)} ${applied(props)}` : nothing}</div>`

const button = (text: string, act: () => unknown) =>
  html`<div class="buttons"><button type="button" class="secondary" @click=${() => void act()}>${text}</button></div>`

/** Who wants to send the application is led here first. */
const toDecide = (title: string, content: unknown) => html`<div tabindex="-1" data-focus>${panel('warn', title, content)}</div>`

/** Somebody else has saved, sent or deleted it: nothing is saved here until the person has decided. */
function elsewhere({ words, desk }: KeepingProps) {
  const { kind } = desk.state
  if (kind === 'elsewhere') {
    const time = desk.theirsAt ? clockInWords(desk.theirsAt, words.locale) : ''
    const content = html`<p>${words.ui('elsewhere-text', { time })}</p>${button(words.ui('elsewhere-continue'), () => desk.continueHere())}`
    return toDecide(words.ui('elsewhere-title'), content)
  }
  if (kind === 'gone') {
    const content = html`<p>${words.ui('gone-text')}</p>${button(words.ui('gone-continue'), () => desk.saveAnew())}`
    return toDecide(words.ui('gone-title'), content)
  }
  if (kind !== 'submitted') return nothing
  const content = html`<p>${words.ui('sent-text')}</p>${button(words.ui('sent-show'), () => desk.showSent())}`
  return toDecide(words.ui('sent-title'), content)
}

function news(props: KeepingProps) {
  const { words, desk } = props
  const { change, differences } = desk.news
  return html`${change ? panel('warn', words.ui('version-changed-title'), versionChange(props, change)) : nothing}
  ${differences ? panel('warn', words.ui('merged-title'), merged(props, differences)) : nothing}`
}

function ended({ words, desk }: KeepingProps) {
  const { ended } = desk.news
  return ended ? panel('done', words.ui(`ended-${ended}-title`), html`<p>${words.ui(`ended-${ended}-text`)}</p>`) : nothing
}

const labelOf = ({ words }: KeepingProps, field: string) => words.find(`field.${field}.label`)

const fieldOf = ({ view }: KeepingProps, id: string) => view.form.pages.flatMap(({ fields }) => fields).find((field) => field.id === id)

function shown(props: KeepingProps, id: string, value: AnswerValue | undefined): string {
  const field = fieldOf(props, id)
  if (value === undefined || value === '') return props.words.ui('no-answer')
  return field
    ? presentAnswer(value, field, props.words)
    : [value]
        .flat()
        .filter((one) => typeof one !== 'object')
        .join(', ')
}

const close = ({ words, desk }: KeepingProps) => button(words.ui('keep-close'), () => desk.dropNews())

/** Answers stay; what is gone and what is new is listed. */
function versionChange(props: KeepingProps, { gone, open }: VersionChange) {
  const { words, act } = props
  return html`<p>${words.ui('resume-version')}</p>
    ${
      gone.length > 0
        ? html`<p>${words.ui('resume-version-gone')}</p>
          <ul>${gone.map(({ field, value }) => html`<li>${[labelOf(props, field), shown(props, field, value)].filter(Boolean).join(': ')}</li>`)}</ul>`
        : nothing
    }
    ${
      open.length > 0
        ? html`<p>${words.ui('resume-version-open')}</p>
          <ul>${open.map((field) => html`<li><button type="button" class="link" @click=${() => act.follow(field)}>${labelOf(props, field) ?? field}</button></li>`)}</ul>`
        : nothing
    }
    ${close(props)}`
}

/** Nothing that was written here is lost without a word: it can be taken again. */
function merged(props: KeepingProps, differences: readonly Difference[]) {
  const { words, act } = props
  const take = ({ field: id, here }: Difference) => {
    const field = fieldOf(props, id)
    if (!field) return
    act.change(field, here)
    act.settle(field)
  }
  return html`<p>${words.ui('merged-text')}</p>
    <dl class="facts">
      ${differences.map(
        (difference) => html`<div>
          <dt>${labelOf(props, difference.field) ?? difference.field}</dt>
          <dd>${shown(props, difference.field, difference.here)}
            <button type="button" class="link" @click=${() => take(difference)}>
              ${words.ui('merged-take')} <span class="sr-only">${labelOf(props, difference.field)}</span>
            </button>
          </dd>
        </div>`,
      )}
    </dl>
    ${close(props)}`
}

/** Before a second application that is likely not needed. */
function applied({ words, desk }: KeepingProps) {
  if (!desk.applied) return nothing
  const { receivedAt, referenceNumber, state = 'received' } = desk.applied
  const day = dayInWords(berlinDay(receivedAt), words.locale)
  return panel(
    'info',
    words.ui('applied-title', { day }),
    html`<dl class="facts">
        <div><dt>${words.ui('receipt-number')}</dt><dd class="code" dir="ltr">${referenceNumber}</dd></div>
        <div><dt>${words.ui('status-title')}</dt><dd>${words.ui(`status-${state}`)}</dd></div>
      </dl>
      <p>${words.ui('applied-text')}</p>
      ${button(words.ui('keep-leave'), () => desk.leaveDevice())}`,
  )
}
