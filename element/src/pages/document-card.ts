import type { DocumentRequest } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { acceptedFiles, type SlotLimits } from '../documents/document-problem.ts'
import { isPhoto, type Upload } from '../documents/upload.ts'
import type { Uploads } from '../documents/uploads.ts'
import { controlId, problemText } from '../fields/field-props.ts'
import { focusControl } from '../parts/focus-control.ts'
import { remark } from '../parts/remark.ts'
import { fileRow } from './file-row.ts'
import type { PageProps } from './page-props.ts'

/** What is wrong with the documents of a slot. */
export const problemsOf = ({ words, work }: PageProps, code: string): readonly string[] =>
  work.problems
    .filter(({ field, level }) => field === code && level === 'error')
    .map((problem) => problemText(problem, words.text(`document.${code}.label`), words))

/** A card on its page: the slot, its documents, and what is needed to change them. */
type Card = {
  readonly props: PageProps
  readonly documents: Uploads
  readonly request: DocumentRequest
  readonly id: string
  readonly label: string
  readonly added: readonly Upload[]
  readonly limits: SlotLimits
}

/** One document that is asked for: why, what is there of it, and the ways to add something. */
export function documentCard(props: PageProps, request: DocumentRequest): TemplateResult | typeof nothing {
  const { words, documents, view } = props
  if (!documents) return nothing
  const { code, maxFiles } = request
  const id = controlId(code)
  const label = words.text(`document.${code}.label`)
  const added = documents.list().filter((upload) => upload.code === code)
  const limits = { ...view.limits, ...(maxFiles !== undefined && { maxFiles }) }
  const card: Card = { props, documents, request, id, label, added, limits }
  const hint = words.find(`document.${code}.hint`)
  const problems = problemsOf(props, code)
  return html`<section
    class="field slot ${problems.length > 0 ? 'invalid' : ''}"
    aria-labelledby="${id}-title"
    @dragover=${allowDrop}
    @drop=${(event: DragEvent) => drop(event, card)}
  >
    <h3 id="${id}-title">${label}</h3>
    <div id="${id}-hint">
      ${hint ? html`<p class="hint">${hint}</p>` : nothing}
      ${problems.map((text) => remark('error', text))}
    </div>
    <ul class="files" aria-label=${words.ui('files-of', { label })}>
      ${added.map((upload) => fileRow(props, upload, added))}
    </ul>
    ${undoLine(card)} ${joinOffer(card)} ${inputs(card, problems.length > 0)} ${reuseOffer(card)} ${laterTick(card)}
  </section>`
}

function allowDrop(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
}

function drop(event: DragEvent, { documents, request, limits }: Card): void {
  event.preventDefault()
  documents.add(request.code, [...(event.dataTransfer?.files ?? [])], limits)
}

/** Two buttons that open the same list of files or, on a phone, its camera. The files can also be dropped on the card. */
function inputs({ props: { words, view }, documents, request, id, label, added, limits }: Card, isInvalid: boolean): TemplateResult {
  const add = ({ target }: Event) => {
    const input = target as HTMLInputElement
    documents.add(request.code, [...(input.files ?? [])], limits)
    // So that the same file can be chosen again after it was removed.
    input.value = ''
  }
  return html`<div class="file-buttons">
    <span class="file-choice">
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
        aria-invalid=${isInvalid ? 'true' : nothing}
        @change=${add}
      />
    </span>
    <span class="file-choice camera">
      <label class="file-button" for="${id}-camera">${words.ui('take-photo')} <span class="sr-only">${label}</span></label>
      <input id="${id}-camera" class="file-input" type="file" accept="image/*" capture="environment" @change=${add} />
    </span>
    <span class="hint drop-hint" aria-hidden="true">${words.ui('drop-files')}</span>
  </div>`
}

function undoLine({ props: { words }, documents, request, id }: Card): TemplateResult | typeof nothing {
  const [removed] = documents.removed()
  if (removed?.code !== request.code) return nothing
  const undo = (event: Event) => {
    documents.undo()
    focusControl(event, id)
  }
  return html`<p class="removed">
    <span>${words.ui('upload-removed', { name: removed.filename })}</span>
    <button type="button" class="link" id="${id}-undo" @click=${undo}>${words.ui('undo')}</button>
  </p>`
}

/** Photos of one paper become one document, pages in the order in which they stand here. */
function joinOffer({ props: { words }, documents, request, id, label, added, limits }: Card): TemplateResult | typeof nothing {
  const photos = added.filter(isPhoto).filter(({ state }) => state !== 'failed')
  if (photos.length < 2) return nothing
  const join = (event: Event) => {
    focusControl(event, id)
    void documents.join(
      request.code,
      photos.map(({ attachmentId }) => attachmentId),
      limits,
    )
  }
  return html`<p class="join">
    <span>${words.ui('join-photos-text')}</span>
    <button type="button" class="link" @click=${join}>${words.ui('join-photos')} <span class="sr-only">${label}</span></button>
  </p>`
}

/** Kept documents of other slots that this one does not have yet, each once. */
function reusable({ documents, request, added }: Card): readonly Upload[] {
  const same = (a: Upload, b: Upload) => a.filename === b.filename && a.bytes === b.bytes
  const kept = documents.list().filter(({ code, state }) => state === 'kept' && code !== request.code)
  return kept.filter((upload, index) => !added.some((own) => same(own, upload)) && kept.findIndex((one) => same(one, upload)) === index)
}

function reuseOffer(card: Card): TemplateResult | typeof nothing {
  const { props, documents, request, id, limits } = card
  const files = reusable(card)
  if (files.length === 0) return nothing
  const use = (upload: Upload) => (event: Event) => {
    documents.reuse(upload.attachmentId, request.code, limits)
    focusControl(event, id)
  }
  return html`<details class="reuse">
    <summary>${props.words.ui('reuse-file')} <span class="sr-only">${card.label}</span></summary>
    <ul>
      ${files.map(
        (upload) => html`<li><button type="button" class="link" @click=${use(upload)}><bdi>${upload.filename}</bdi></button></li>`,
      )}
    </ul>
  </details>`
}

/** The promise to hand something in later, as long as nothing is here. */
function laterTick({ props: { words }, documents, request, id, label, added }: Card): TemplateResult | typeof nothing {
  const { code, policy } = request
  if (added.some(({ state }) => state !== 'failed')) return nothing
  const isLater = documents.later().includes(code)
  const tick = ({ target }: Event) => documents.setLater(code, (target as HTMLInputElement).checked)
  return html`<div class="option later">
      <input id="${id}-later" type="checkbox" .checked=${live(isLater)} @change=${tick} />
      <label for="${id}-later">${words.ui('hand-in-later')} <span class="sr-only">${label}</span></label>
    </div>
    ${isLater && policy === 'hard' ? remark('warn', words.ui('later-needed')) : nothing}`
}
