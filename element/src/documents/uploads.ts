import type { Limits, SentDocument } from '@aufenthalt/model'
import { toBase64url } from '../draft/base64url.ts'
import { documentProblem, isPicture, mimeTypeOf, pictureProblem, problemOf, type SlotLimits } from './document-problem.ts'
import type { PreparedPicture } from './prepare-picture.ts'
import type { KeptDocument, Said, Upload } from './upload.ts'
import { createUploadQueue, type QueueDeps } from './upload-queue.ts'

/** What documents are sent and prepared with, and whom to tell that the list has changed. */
export type UploadDeps = Pick<QueueDeps, 'documents' | 'wait'> & {
  readonly preparePicture: (file: Blob, mimeType: string, limits: Limits) => Promise<PreparedPicture>
  readonly joinPhotos: (photos: readonly Blob[]) => Promise<Blob>
  readonly changed: () => void
}

const newPlace = () => ({ attachmentId: crypto.randomUUID(), key: toBase64url(crypto.getRandomValues(new Uint8Array(32))) })

/** Failed documents take no room. */
const counts = ({ state }: Upload) => state !== 'failed'

/** The documents of one application: prepares and checks them and has them sent, each with a key of its own that the platform does not keep. */
export class Uploads {
  readonly #deps: UploadDeps
  readonly #queue: ReturnType<typeof createUploadQueue>
  #preparing: Promise<unknown> = Promise.resolve()
  #list: readonly Upload[] = []
  #later: readonly string[] = []
  #removed: readonly Upload[] = []
  #said: Said | undefined

  constructor(deps: UploadDeps) {
    this.#deps = deps
    this.#queue = createUploadQueue({
      ...deps,
      progressed: (attachmentId, progress) => this.#change(attachmentId, progress),
      settled: ({ attachmentId, bytes }, answer) => {
        const isKept = answer.kind === 'ok'
        this.#change(attachmentId, isKept ? { state: 'kept', sent: bytes } : { state: 'failed', problem: problemOf(answer) })
        this.#say(isKept ? 'kept' : 'failed', attachmentId)
        this.#goOn()
      },
    })
  }

  /** All documents, in the order in which they were added. */
  list(): readonly Upload[] {
    return this.#list
  }

  /** Codes of what the person will hand in later. */
  later(): readonly string[] {
    return this.#later
  }

  /** What was taken out last and can be put back. */
  removed(): readonly Upload[] {
    return this.#removed
  }

  /** What has happened last. */
  said(): Said | undefined {
    return this.#said
  }

  /** What the application says about its documents: those that the platform has kept. */
  kept(): readonly SentDocument[] {
    return this.keptDocuments().map(({ attachmentId, code, filename, key }) => ({ attachmentId, code, filename, key }))
  }

  /** What a draft keeps, so that the documents are found again without their files. */
  keptDocuments(): readonly KeptDocument[] {
    return this.#list
      .filter(({ state }) => state === 'kept')
      .map(({ attachmentId, code, key, filename, mimeType, bytes }) => ({ attachmentId, code, key, filename, mimeType, bytes }))
  }

  /**
   * Takes over the documents of a draft, and the codes of those that will follow: they are what is kept from now on. What is on its way here goes on.
   */
  restore(kept: readonly KeptDocument[], later: readonly string[]): void {
    const known = kept.map((document): Upload => this.#find(document.attachmentId) ?? { ...document, state: 'kept', sent: document.bytes })
    this.#list = [...known, ...this.#list.filter((upload) => upload.state !== 'kept' && !known.includes(upload))]
    this.#later = later
    this.#removed = []
    this.#deps.changed()
  }

  /** Forgets everything, also what is on its way. */
  clear(): void {
    this.#takeOut(this.#list.map(({ attachmentId }) => attachmentId))
    this.restore([], [])
  }

  /** Adds files to a slot; those that the limits refuse stay visible with the reason. */
  add(code: string, files: readonly File[], limits: SlotLimits): void {
    for (const file of files) this.#addOne(code, file, limits)
    this.#goOn()
  }

  /** Uses a kept document for another slot, too: the platform copies it, nothing is sent again. */
  reuse(attachmentId: string, code: string, limits: SlotLimits): void {
    const from = this.#find(attachmentId)
    if (!from) return
    const { problem: _, ...same } = from
    this.#append({ ...same, ...newPlace(), code, copyOf: from, state: 'waiting', sent: 0 }, limits)
    this.#goOn()
  }

  /** Makes one document of photos, pages in this order, in the place of the single ones. */
  async join(code: string, attachmentIds: readonly string[], limits: SlotLimits): Promise<void> {
    const photos = attachmentIds.flatMap((id) => this.#find(id) ?? [])
    const pages = photos.flatMap(({ file }) => file ?? [])
    const [first] = photos
    const pdf = pages.length === photos.length && (await this.#deps.joinPhotos(pages).catch(() => undefined))
    if (!first || !pdf) return
    const filename = `${first.filename.replace(/\.\w+$/, '')}.pdf`
    const place = { ...newPlace(), code, filename, bytes: pdf.size, mimeType: 'application/pdf', file: pdf, sent: 0 }
    this.#takeOut(attachmentIds)
    this.#append({ ...place, ...(first.preview && { preview: first.preview }), state: 'waiting' }, limits)
    this.#say('joined', place.attachmentId)
    this.#goOn()
  }

  /** Takes a document out, also while it is being sent. */
  remove(attachmentId: string): void {
    this.#say('removed', attachmentId)
    this.#removed = this.#takeOut([attachmentId])
    this.#goOn()
  }

  /** Puts back what was taken out last; what was on its way goes on where it stopped. */
  undo(): void {
    const back = this.#removed.map((upload): Upload => (upload.state === 'sending' ? { ...upload, state: 'waiting' } : upload))
    this.#list = [...this.#list, ...back]
    this.#removed = []
    this.#goOn()
  }

  /** Moves a document before the one of its slot that stands before it, or behind the one after it. */
  move(attachmentId: string, by: -1 | 1): void {
    const code = this.#find(attachmentId)?.code
    const slot = this.#list.filter((upload) => upload.code === code)
    const from = slot.findIndex((upload) => upload.attachmentId === attachmentId)
    const [moved, other] = [slot[from], slot[from + by]]
    if (!moved || !other) return
    this.#list = this.#list.map((upload) => (upload === moved ? other : upload === other ? moved : upload))
    this.#say('moved', attachmentId)
    this.#deps.changed()
  }

  /** Sends a failed document again, from where it stopped. */
  retry(attachmentId: string): void {
    this.#list = this.#list.map((upload) => {
      const { problem: _, ...again } = upload
      return upload.attachmentId === attachmentId ? { ...again, state: 'waiting' as const } : upload
    })
    this.#goOn()
  }

  /** Notes that the person will hand this in later, or not. */
  setLater(code: string, isLater: boolean): void {
    this.#later = [...this.#later.filter((other) => other !== code), ...(isLater ? [code] : [])]
    this.#deps.changed()
  }

  #find(attachmentId: string): Upload | undefined {
    return this.#list.find((upload) => upload.attachmentId === attachmentId)
  }

  #change(attachmentId: string, part: Partial<Upload>): void {
    this.#list = this.#list.map((upload) => (upload.attachmentId === attachmentId ? { ...upload, ...part } : upload))
    this.#deps.changed()
  }

  #say(what: Said['what'], attachmentId: string): void {
    const upload = this.#find(attachmentId)
    if (upload) this.#said = { what, upload }
  }

  /** Starts what waits while there is room. */
  #goOn(): void {
    this.#deps.changed()
    for (const upload of this.#list.filter(({ state }) => state === 'waiting').slice(0, this.#queue.free())) {
      this.#change(upload.attachmentId, { state: 'sending', sent: 0 })
      void this.#queue.start(upload)
    }
  }

  /** Puts a document into the list, with what the limits say against it. One that will follow later is here now. */
  #append(upload: Upload, limits: SlotLimits): Upload {
    const problem = documentProblem(upload, limits, this.#list.filter(counts))
    const { file: _, ...unsent } = upload
    const added: Upload = problem ? { ...unsent, state: 'failed', problem } : upload
    this.#list = [...this.#list, added]
    this.#removed = []
    if (problem) this.#say('failed', upload.attachmentId)
    else this.#later = this.#later.filter((code) => code !== upload.code)
    return added
  }

  #addOne(code: string, file: File, limits: SlotLimits): void {
    const mimeType = mimeTypeOf(file)
    const state = isPicture(mimeType, limits) ? 'preparing' : 'waiting'
    const added = this.#append({ ...newPlace(), code, filename: file.name, bytes: file.size, mimeType, file, sent: 0, state }, limits)
    // One after the other: several pictures decoded at once are too much for a small phone.
    if (added.state === 'preparing') this.#preparing = this.#preparing.then(() => this.#prepare(added, file, limits))
  }

  async #prepare({ attachmentId, mimeType }: Upload, file: File, limits: SlotLimits): Promise<void> {
    if (!this.#find(attachmentId)) return
    const asItIs: PreparedPicture = { kind: 'ready', file, mimeType }
    const prepared = await this.#deps.preparePicture(file, mimeType, limits).catch(() => asItIs)
    this.#change(attachmentId, this.#readied(attachmentId, prepared, limits))
    if (this.#find(attachmentId)?.state === 'failed') this.#say('failed', attachmentId)
    this.#goOn()
  }

  #readied(attachmentId: string, prepared: PreparedPicture, limits: SlotLimits): Partial<Upload> {
    if (prepared.kind === 'unreadable') return { state: 'failed', problem: 'heic' }
    const { kind: _, ...picture } = prepared
    const bytes = picture.file.size
    const others = this.#list.filter((other) => counts(other) && other.attachmentId !== attachmentId)
    const problem = pictureProblem({ bytes }, limits, others)
    return { ...picture, bytes, ...(problem ? { state: 'failed', problem } : { state: 'waiting' }) }
  }

  #takeOut(attachmentIds: readonly string[]): readonly Upload[] {
    const out = this.#list.filter(({ attachmentId }) => attachmentIds.includes(attachmentId))
    for (const attachmentId of attachmentIds) this.#queue.stop(attachmentId)
    this.#list = this.#list.filter((upload) => !out.includes(upload))
    return out
  }
}
