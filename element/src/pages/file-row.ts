import type { Limits } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { canRetry, type Upload } from '../draft/uploads.ts'
import { controlId } from '../fields/field-props.ts'
import { focusControl } from '../parts/focus-control.ts'
import { remark } from '../parts/remark.ts'
import type { Words } from '../texts/words.ts'
import type { PageProps } from './page-props.ts'
import { sizeInWords } from './sizes.ts'

const problemInWords = ({ problem = 'refused' }: Upload, limits: Limits, words: Words) =>
  words.ui(`upload-${problem}`, { size: sizeInWords(limits.documentBytes, words), count: limits.documents })

function stateOf({ view, words }: PageProps, upload: Upload): TemplateResult {
  const { state, file, sent } = upload
  if (state === 'failed') return remark('error', problemInWords(upload, view.limits, words))
  if (state === 'kept') return remark('done', words.ui('upload-kept'))
  return html`<p class="hint">${words.ui(sent >= file.size && state === 'sending' ? 'upload-checking' : 'upload-sending')}</p>
    <progress max=${file.size} value=${sent} aria-label=${words.ui('upload-progress', { name: file.name })}></progress>`
}

/** One file of a document: its name, how far it is, and what can be done with it. */
export function fileRow(props: PageProps, upload: Upload): TemplateResult {
  const { words, act } = props
  const { attachmentId, code, file, state } = upload
  const button = (text: string, action: (attachmentId: string) => void) => {
    const press = (event: Event) => {
      action(attachmentId)
      focusControl(event, controlId(code))
    }
    return html`<button type="button" class="link" @click=${press}>${text} <span class="sr-only" dir="auto">${file.name}</span></button>`
  }
  return html`<li class="file ${state}">
    <div>
      <p class="file-name"><bdi>${file.name}</bdi> <span class="hint">${sizeInWords(file.size, words)}</span></p>
      ${stateOf(props, upload)}
    </div>
    <div class="file-actions">
      ${canRetry(upload) ? button(words.ui('try-again'), act.retryFile) : nothing}
      ${button(words.ui(state === 'kept' || state === 'failed' ? 'remove' : 'cancel'), act.removeFile)}
    </div>
  </li>`
}
