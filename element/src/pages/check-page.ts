import { type Answers, checkAnswers, droppedAnswers, estimateFee, type FieldError, relevantAnswers, visiblePages } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { problemText } from '../fields/field-props.ts'
import { titled } from '../parts/error-summary.ts'
import { panel } from '../parts/panel.ts'
import { answersSection, documentsSection } from './answer-sections.ts'
import { declarationsSection } from './declarations-section.ts'
import { feeSection } from './fee-section.ts'
import type { PageProps } from './page-props.ts'
import { summaryOf, titledProblem } from './question-page.ts'
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
    problems: problemsOf(props),
    content: html`${warningsPanel(props, answers)} ${droppedPanel(props)} ${pages.map((page) => answersSection(props, page, answers))}
    ${documentsSection(props)} ${feeSection(words, estimateFee(view.form, answers, context), 'summary-section')} ${declarationsSection(props)}`,
    goOn: words.ui('submit'),
  })
}

/** What a problem is about, in words. */
function problemInWords(problem: FieldError, { words }: PageProps): string {
  const { field } = problem
  if (words.find(`field.${field}.label`)) return titledProblem(problem, words)
  const label =
    words.find(`document.${field}.label`) ?? words.find(`notice.${field}.title`) ?? firstSentence(words.find(`declaration.${field}.text`))
  return titled(label, problemText(problem, label, words))
}

/** Problems of answers, documents and declarations, in the order in which they stand here. */
function problemsOf(props: PageProps) {
  const { view, work, act } = props
  const fields = view.form.pages.flatMap((page) => page.fields.flatMap((field) => [field, ...(field.fields ?? [])]))
  const shown = new Set(fields.map(({ id }) => id))
  const others = work.problems.filter(({ level, field }) => level === 'error' && !shown.has(field))
  return [
    ...summaryOf(props, fields),
    ...others.map((problem) => ({ text: problemInWords(problem, props), follow: () => act.follow(problem.field, problem.entry) })),
  ]
}

const firstSentence = (text = '') => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text

/** What looks odd, apart from what is wrong: it may be as it is. */
function warningsPanel(props: PageProps, answers: Answers): TemplateResult | typeof nothing {
  const { view, words, context, act } = props
  const warnings = checkAnswers(view.form, answers, context).filter(({ level }) => level === 'warn')
  if (warnings.length === 0) return nothing
  return panel(
    'warn',
    words.ui('warnings-title'),
    html`<p>${words.ui('warnings-text')}</p>
      <ul>
        ${warnings.map(
          (warning) => html`<li>
            <button type="button" class="link inline" @click=${() => act.follow(warning.field, warning.entry)}>${problemInWords(warning, props)}</button>
          </li>`,
        )}
      </ul>`,
  )
}

/** Answers of a branch that was left: they stay behind, and the person knows. */
function droppedPanel({ view, words, work, context }: PageProps): TemplateResult | typeof nothing {
  const dropped = droppedAnswers(view.form, work.answers, context)
  if (dropped.length === 0) return nothing
  return panel(
    'info',
    words.ui('left-title'),
    html`<p>${words.ui('left-text')}</p>
      <ul>
        ${dropped.map((id) => html`<li>${words.text(`field.${id}.label`)}</li>`)}
      </ul>`,
  )
}
