import {
  type Answers,
  checkAnswers,
  declarationsAsked,
  documentsAsked,
  estimateFee,
  type Field,
  type Page,
  relevantAnswers,
  visibleFields,
  visiblePages,
} from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { controlId, problemText } from '../fields/field-props.ts'
import { titled } from '../parts/error-summary.ts'
import { icon } from '../parts/icon.ts'
import { panel } from '../parts/panel.ts'
import { presentAnswer } from '../texts/present-answer.ts'
import type { PageProps } from './page-props.ts'
import { summaryOf } from './question-page.ts'
import { stepPage } from './step-page.ts'

/** Everything before it is sent: answers, documents, declarations, and what sending means. Nothing is sent yet. */
export function checkPage(props: PageProps, notice: 'refused' | 'version-changed' | undefined): TemplateResult {
  const { view, words, work, context } = props
  const answers = relevantAnswers(view.form, work.answers, context)
  const pages = visiblePages(view.form, answers, context)
  return stepPage(props, {
    title: words.ui('check-title'),
    intro: words.ui('check-intro'),
    notice: notice ? panel('warn', words.ui(`${notice}-title`), html`<p>${words.ui(`${notice}-text`)}</p>`) : nothing,
    problems: problemsOf(props, pages),
    content: html`${pages.map((page) => pageSection(props, page, answers))} ${documentsSection(props)} ${feeSection(props, answers)}
    ${declarationsSection(props)}`,
    goOn: words.ui('submit'),
  })
}

/** Problems of answers, documents and declarations, in the order in which they stand here. */
function problemsOf(props: PageProps, pages: readonly Page[]) {
  const { words, work, act } = props
  const fields = pages.flatMap((page) => page.fields.flatMap((field) => [field, ...(field.fields ?? [])]))
  const shown = new Set(fields.map(({ id }) => id))
  const others = work.problems.filter(({ level, field }) => level === 'error' && !shown.has(field))
  return [
    ...summaryOf(props, fields),
    ...others.map((problem) => {
      const label = words.find(`document.${problem.field}.label`) ?? firstSentence(words.find(`declaration.${problem.field}.text`))
      return { text: titled(label, problemText(problem, label, words)), follow: () => act.follow(problem.field) }
    }),
  ]
}

const firstSentence = (text = '') => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text

function changeButton({ words, act }: PageProps, field: string, label: string): TemplateResult {
  return html`<button type="button" class="link" @click=${() => act.follow(field)}>
    ${words.ui('change')} <span class="sr-only">${label}</span>
  </button>`
}

function pageSection(props: PageProps, page: Page, answers: Answers): TemplateResult {
  const { view, words, context } = props
  const warnings = checkAnswers(view.form, answers, context).filter(({ level }) => level === 'warn')
  const row = (field: Field) => {
    const label = words.text(`field.${field.id}.label`)
    const value = answers[field.id]
    return html`<div class="row">
      <dt>${label}</dt>
      <dd>
        ${value === undefined ? html`<span class="hint">${words.ui('no-answer')}</span>` : html`<bdi class="answer">${presentAnswer(value, field, words)}</bdi>`}
        ${warnings.filter((warning) => warning.field === field.id).map((warning) => html`<p class="warn">${icon('warn')}<span>${problemText(warning, label, words)}</span></p>`)}
      </dd>
      <dd class="row-action">${changeButton(props, field.id, label)}</dd>
    </div>`
  }
  return html`<section class="summary-section">
    <h2>${words.text(`page.${page.id}.title`)}</h2>
    <dl>${visibleFields(page, answers, context).map(row)}</dl>
  </section>`
}

function documentsSection(props: PageProps): TemplateResult {
  const { view, words, work, context, uploads } = props
  const row = (code: string) => {
    const label = words.text(`document.${code}.label`)
    const names = uploads.filter((upload) => upload.code === code && upload.state === 'kept').map(({ file }) => file.name)
    return html`<div class="row">
      <dt>${label}</dt>
      <dd>${names.length > 0 ? names.map((name) => html`<bdi class="answer">${name}</bdi>`) : html`<span class="hint">${words.ui('no-document')}</span>`}</dd>
      <dd class="row-action">${changeButton(props, code, label)}</dd>
    </div>`
  }
  return html`<section class="summary-section">
    <h2>${words.ui('documents-title')}</h2>
    <dl>${documentsAsked(view.form, work.answers, context).map(({ code }) => row(code))}</dl>
  </section>`
}

function feeSection({ view, words, context }: PageProps, answers: Answers): TemplateResult | typeof nothing {
  const fee = estimateFee(view.form, answers, context)
  if (!fee) return nothing
  const euros = new Intl.NumberFormat(words.locale, { style: 'currency', currency: 'EUR' }).format(Number(fee.euros))
  return html`<section class="summary-section">
    <h2>${words.ui('fee-title')}</h2>
    <p>${words.ui('fee-text', { euros })}</p>
  </section>`
}

function declarationsSection({ view, words, work, context, act }: PageProps): TemplateResult {
  const declaration = (id: string) => {
    const problems = work.problems.filter(({ field, level }) => field === id && level === 'error')
    const inputId = controlId(id)
    return html`<div class="field ${problems.length > 0 ? 'invalid' : ''}">
      ${problems.map((problem) => html`<p class="error" id="${inputId}-problem">${icon('error')}<span>${words.text(`error.${problem.code}`)}</span></p>`)}
      <div class="option">
        <input
          id=${inputId}
          type="checkbox"
          .checked=${work.declared.includes(id)}
          aria-invalid=${problems.length > 0 ? 'true' : nothing}
          aria-describedby=${problems.length > 0 ? `${inputId}-problem` : nothing}
          @change=${({ target }: Event) => act.declare(id, (target as HTMLInputElement).checked)}
        />
        <label for=${inputId}>${words.text(`declaration.${id}.text`)}</label>
      </div>
    </div>`
  }
  return html`<section class="summary-section">
    <h2>${words.ui('declarations-title')}</h2>
    <p>${words.ui('declarations-intro')}</p>
    ${declarationsAsked(view.form, work.answers, context).map(({ id }) => declaration(id))}
    <p>${words.ui('submit-effect')}</p>
  </section>`
}
