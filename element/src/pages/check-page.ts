import { type Answers, estimateFee, type Page, relevantAnswers, visiblePages } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { problemText } from '../fields/field-props.ts'
import { titled } from '../parts/error-summary.ts'
import { panel } from '../parts/panel.ts'
import { answersSection, documentsSection } from './answer-sections.ts'
import { declarationsSection } from './declarations-section.ts'
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
    content: html`${pages.map((page) => answersSection(props, page, answers))} ${documentsSection(props)} ${feeSection(props, answers)}
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

function feeSection({ view, words, context }: PageProps, answers: Answers): TemplateResult | typeof nothing {
  const fee = estimateFee(view.form, answers, context)
  if (!fee) return nothing
  const euros = new Intl.NumberFormat(words.locale, { style: 'currency', currency: 'EUR' }).format(Number(fee.euros))
  return html`<section class="summary-section">
    <h2>${words.ui('fee-title')}</h2>
    <p>${words.ui('fee-text', { euros })}</p>
  </section>`
}
