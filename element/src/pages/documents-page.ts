import { type DocumentRequest, documentsAsked, type Limits } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { acceptedFiles } from '../draft/document-problem.ts'
import { canRetry, type Upload } from '../draft/uploads.ts'
import { controlId, problemText } from '../fields/field-props.ts'
import { titled } from '../parts/error-summary.ts'
import { icon } from '../parts/icon.ts'
import type { Words } from '../texts/words.ts'
import type { PageProps } from './page-props.ts'
import { stepPage } from './step-page.ts'

/** A size as a person reads it: "2,4 MB". */
function sizeInWords(bytes: number, { locale }: Words): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}

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
    content: repeat(
      asked,
      ({ code }) => code,
      (request) => slot(props, request),
    ),
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
      ${problems.map((text) => html`<p class="error">${icon('error')}<span>${text}</span></p>`)}
    </div>
    <ul class="files" aria-label=${words.ui('files-of', { label })}>
      ${repeat(
        added,
        ({ attachmentId }) => attachmentId,
        (upload) => fileRow(props, upload),
      )}
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

const problemInWords = ({ problem = 'refused' }: Upload, limits: Limits, words: Words) =>
  words.ui(`upload-${problem}`, { size: sizeInWords(limits.documentBytes, words), count: limits.documents })

function stateOf({ view, words }: PageProps, upload: Upload): TemplateResult {
  const { state, file, sent } = upload
  if (state === 'failed') return html`<p class="error">${icon('error')}<span>${problemInWords(upload, view.limits, words)}</span></p>`
  if (state === 'kept') return html`<p class="done">${icon('done')}<span>${words.ui('upload-kept')}</span></p>`
  return html`<p class="hint">${words.ui(sent >= file.size && state === 'sending' ? 'upload-checking' : 'upload-sending')}</p>
    <progress max=${file.size} value=${sent} aria-label=${words.ui('upload-progress', { name: file.name })}></progress>`
}

function fileRow(props: PageProps, upload: Upload): TemplateResult {
  const { words, act } = props
  const { attachmentId, file, state } = upload
  const name = html`<span class="sr-only" dir="auto">${file.name}</span>`
  return html`<li class="file ${state}">
    <div>
      <p class="file-name"><bdi>${file.name}</bdi> <span class="hint">${sizeInWords(file.size, words)}</span></p>
      ${stateOf(props, upload)}
    </div>
    <div class="file-actions">
      ${canRetry(upload) ? html`<button type="button" class="link" @click=${() => act.retryFile(attachmentId)}>${words.ui('try-again')} ${name}</button>` : nothing}
      <button type="button" class="link" @click=${() => act.removeFile(attachmentId)}>
        ${words.ui(state === 'kept' || state === 'failed' ? 'remove' : 'cancel')} ${name}
      </button>
    </div>
  </li>`
}
