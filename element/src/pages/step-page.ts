import { html, nothing, type TemplateResult } from 'lit'
import { errorSummary, type SummaryItem } from '../parts/error-summary.ts'
import { icon } from '../parts/icon.ts'
import type { PageProps } from './page-props.ts'
import { placeBefore, stepNumber } from './steps.ts'

/** What differs between the steps. `goOn` is the text of the button; without it there is no way on. */
export type StepContent = {
  readonly title: string
  readonly intro?: string | undefined
  readonly notice?: unknown
  readonly problems: readonly SummaryItem[]
  readonly content: unknown
  readonly goOn: string | undefined
}

const backButton = ({ words, steps, place, act }: PageProps) => {
  const isReturning = 'returning' in place && place.returning === true
  const to = isReturning ? ({ kind: 'check' } as const) : placeBefore(steps, place)
  return html`<button type="button" class="link back" @click=${() => act.move(to)}>
    ${icon('back')}<span>${words.ui(isReturning ? 'back-to-check' : 'back')}</span>
  </button>`
}

/** The list of all tasks can be reached from every step after the pre-check. */
const tasksButton = ({ words, steps, place, act }: PageProps) =>
  stepNumber(steps, place) > 1
    ? html`<button type="button" class="link back" @click=${() => act.move({ kind: 'tasks' })}>${words.ui('tasks-link')}</button>`
    : nothing

const progress = ({ words, steps, place }: PageProps) => {
  const step = stepNumber(steps, place)
  // How many there are depends on the answers to the first.
  return step <= 1
    ? nothing
    : html`<p class="progress">
        <span>${words.ui('step-of', { step, total: steps.length })}</span>
        <progress max=${steps.length} value=${step} aria-hidden="true"></progress>
      </p>`
}

/** One step: way back, progress, problems, heading, content, one button. */
export function stepPage(props: PageProps, { title, intro, notice, problems, content, goOn }: StepContent): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault()
    props.act.goOn()
  }
  return html`<nav class="step-nav" aria-label=${props.words.ui('steps')}>${backButton(props)} ${tasksButton(props)}</nav>
    ${progress(props)} ${errorSummary(props.words, problems)} ${notice ?? nothing}
    <h1 tabindex="-1">${title}</h1>
    ${intro ? html`<p class="intro">${intro}</p>` : nothing}
    <form novalidate @submit=${submit}>
      ${content}
      ${goOn ? html`<div class="buttons"><button type="submit" class="primary">${goOn}</button></div>` : nothing}
    </form>`
}
