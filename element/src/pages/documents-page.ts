import { type DocumentRequest, documentsAsked } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { acceptedFiles } from '../draft/document-problem.ts'
import { controlId, problemText } from '../fields/field-props.ts'
import { titled } from '../parts/error-summary.ts'
import { remark } from '../parts/remark.ts'
import { fileRow } from './file-row.ts'
import type { PageProps } from './page-props.ts'
import { sizeInWords } from './sizes.ts'
import { stepPage } from './step-page.ts'

/** What is wrong with the documents of a slot. */
const problemsOf = ({ words, work }: PageProps, code: string) =>
  work.problems
    .filter(({ field, level }) => field === code && level === 'error')
    .map((problem) => problemText(problem, words.text(`document.${code}.label`), words))

const summaryOf = (props: PageProps, asked: readonly DocumentRequest[]) =>
  asked.flatMap(({ code }) =>
    problemsOf(props, code).map((text) => ({
      text: titled(props.words.text(`document.${code}.label`), text),
      follow: () => props.act.follow(code),
    })),
  )

/** The documents that these answers ask for, each with a file input of its own. */
export function documentsPage(props: PageProps): TemplateResult {
  const { view, words, work, context } = props
  const asked = documentsAsked(view.form, work.answers, context)
  const { documentBytes, documents } = view.limits
  return stepPage(props, {
    title: words.ui('documents-title'),
    intro: words.ui('documents-intro', { size: sizeInWords(documentBytes, words), count: documents }),
    problems: summaryOf(props, asked),
    content: asked.map((request) => slot(props, request)),
    goOn: words.ui('continue'),
  })
}

function slot(props: PageProps, { code, policy }: DocumentRequest): TemplateResult {
  const { view, words, uploads, act } = props
  const id = controlId(code)
  const label = words.text(`document.${code}.label`)
  const hint = words.find(`document.${code}.hint`)
  const problems = problemsOf(props, code)
  const added = uploads.filter((upload) => upload.code === code)
  const add = ({ target }: Event) => {
    const input = target as HTMLInputElement
    act.addFiles(code, [...(input.files ?? [])])
    // So that the same file can be chosen again after it was removed.
    input.value = ''
  }
  return html`<section class="field slot ${problems.length > 0 ? 'invalid' : ''}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${label}${policy === 'soft' ? html` <span class="optional">${words.ui('document-later')}</span>` : nothing}</h2>
    <div id="${id}-hint">
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}
      ${problems.map((text) => remark('error', text))}
    </div>
    <ul class="files" aria-live="polite" aria-label=${words.ui('files-of', { label })}>
      ${added.map((upload) => fileRow(props, upload))}
    </ul>
    <label class="file-button" for=${id}>
      ${words.ui(added.length > 0 ? 'add-more-files' : 'choose-files')} <span class="sr-only">${label}</span>
    </label>
    <input
      id=${id}
      class="file-input"
      type="file"
      multiple
      accept=${acceptedFiles(view.limits)}
      aria-describedby="${id}-hint"
      aria-invalid=${problems.length > 0 ? 'true' : nothing}
      @change=${add}
    />
  </section>`
}
