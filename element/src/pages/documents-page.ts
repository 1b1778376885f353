import { type DocumentRequest, documentsAsked } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { titled } from '../parts/error-summary.ts'
import { documentCard, problemsOf } from './document-card.ts'
import { sayUpload } from './file-row.ts'
import type { PageProps } from './page-props.ts'
import { sizeInWords } from './sizes.ts'
import { stepPage } from './step-page.ts'

const summaryOf = (props: PageProps, asked: readonly DocumentRequest[]) =>
  asked.flatMap(({ code }) =>
    problemsOf(props, code).map((text) => ({
      text: titled(props.words.text(`document.${code}.label`), text),
      follow: () => props.act.follow(code),
    })),
  )

const groupOf = ({ group, policy }: DocumentRequest) => group ?? (policy === 'hard' ? 'needed' : 'helps')

/** The documents that these answers ask for, each with a card of its own: first what is needed, then what helps. */
export function documentsPage(props: PageProps): TemplateResult {
  const { view, words, work, context, documents } = props
  const asked = documentsAsked(view.form, work.answers, context)
  const groups = (['needed', 'helps'] as const).map((group) => ({ group, requests: asked.filter((request) => groupOf(request) === group) }))
  const said = documents?.said()
  const { limits } = view
  return stepPage(props, {
    title: words.ui('documents-title'),
    intro: words.ui('documents-intro', { size: sizeInWords(limits.documentBytes, words), count: limits.documents }),
    problems: summaryOf(props, asked),
    content: html`<p class="sr-only" role="status">${said ? sayUpload(props, said) : ''}</p>
      ${groups.map(({ group, requests }) =>
        requests.length === 0
          ? nothing
          : html`<h2>${words.ui(`documents-${group}`)}</h2>
              ${requests.map((request) => documentCard(props, request))}`,
      )}`,
    goOn: words.ui('continue'),
  })
}
