import { html, nothing, type TemplateResult } from 'lit'
import { canRetry, isPhoto, type Said, type Upload } from '../documents/upload.ts'
import { controlId } from '../fields/field-props.ts'
import { focusControl } from '../parts/focus-control.ts'
import { remark } from '../parts/remark.ts'
import type { UiKey } from '../texts/ui-keys.ts'
import type { PageProps } from './page-props.ts'
import { sizeInWords } from './sizes.ts'

const problemInWords = ({ view: { limits }, words }: PageProps, { problem = 'refused' }: Upload) =>
  words.ui(`upload-${problem}`, { size: sizeInWords(limits.documentBytes, words), count: limits.documents })

/** What has happened to a document, for those who do not see it. */
export function sayUpload(props: PageProps, { what, upload }: Said): string {
  const { words } = props
  const name = upload.filename
  const said = { kept: 'upload-said-kept', removed: 'upload-removed', joined: 'upload-said-joined', moved: 'upload-said-moved' } as const
  return what === 'failed' ? `${name}: ${problemInWords(props, upload)}` : words.ui(said[what], { name })
}

function progressOf({ words }: PageProps, { state, sent, bytes, isStalled, filename, copyOf }: Upload): TemplateResult {
  if (state === 'preparing') return html`<p class="hint">${words.ui('upload-preparing')}</p>`
  if (isStalled) return remark('warn', words.ui('upload-stalled'))
  const isSent = state === 'sending' && (sent >= bytes || copyOf !== undefined)
  const amount = words.ui('upload-sent', { sent: sizeInWords(sent, words), size: sizeInWords(bytes, words) })
  return html`<p class="hint">${words.ui(isSent ? 'upload-checking' : 'upload-sending')} ${sent > 0 && !isSent ? amount : nothing}</p>
    <progress max=${bytes} value=${Math.min(sent, bytes)} aria-label=${words.ui('upload-progress', { name: filename })}></progress>`
}

function stateOf(props: PageProps, upload: Upload): TemplateResult {
  const { words } = props
  if (upload.state === 'failed') return remark('error', problemInWords(props, upload))
  return upload.state === 'kept' ? remark('done', words.ui('upload-kept')) : progressOf(props, upload)
}

/** What the look at a photo has found: never more than a hint. */
function photoRemarks({ words }: PageProps, { remarks = [], state }: Upload): TemplateResult | typeof nothing {
  if (remarks.length === 0 || state === 'failed') return nothing
  return html`${remarks.map((found) => remark('warn', words.ui(`photo-${found}`)))}
    <p class="hint">${words.ui('photo-anyway')}</p>`
}

/** One file of a document: its picture, its name, how far it is, and what can be done with it. */
export function fileRow(props: PageProps, upload: Upload, slot: readonly Upload[]): TemplateResult {
  const { words, documents } = props
  const { attachmentId, code, filename, bytes, state, preview } = upload
  const id = controlId(code)
  const button = (key: UiKey, action: () => void, focus: string) => {
    const press = (event: Event) => {
      action()
      focusControl(event, focus)
    }
    return html`<button type="button" class="link" id=${`${id}-${key}-${attachmentId}`} @click=${press}>
      ${words.ui(key)} <span class="sr-only" dir="auto">${filename}</span>
    </button>`
  }
  const mover = (key: 'page-forward' | 'page-back', by: -1 | 1) =>
    slot[slot.indexOf(upload) + by] ? button(key, () => documents?.move(attachmentId, by), `${id}-${key}-${attachmentId}`) : nothing
  const canMove = slot.filter(isPhoto).length > 1
  return html`<li class="file ${state}">
    ${preview ? html`<img class="preview" src=${preview} alt="" />` : nothing}
    <div class="file-facts">
      <p class="file-name"><bdi>${filename}</bdi> <span class="hint">${sizeInWords(bytes, words)}</span></p>
      ${stateOf(props, upload)} ${photoRemarks(props, upload)}
    </div>
    <div class="file-actions">
      ${canRetry(upload) ? button('try-again', () => documents?.retry(attachmentId), id) : nothing}
      ${canMove ? [mover('page-forward', -1), mover('page-back', 1)] : nothing}
      ${button(state === 'kept' || state === 'failed' ? 'remove' : 'cancel', () => documents?.remove(attachmentId), `${id}-undo`)}
    </div>
  </li>`
}
