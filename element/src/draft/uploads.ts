import type { AttachmentKept, Limits, SentDocument } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import type { DocumentToSend, Sending } from '../api-client/send-document.ts'
import { toBase64url } from './base64url.ts'
import { type DocumentProblem, documentProblem, mimeTypeOf } from './document-problem.ts'

/** A document of the application. `sent` in bytes. */
export type Upload = {
  readonly attachmentId: string
  readonly code: string
  readonly file: File
  readonly key: string
  readonly state: 'waiting' | 'sending' | 'kept' | 'failed'
  readonly sent: number
  readonly problem?: DocumentProblem
}

/** How to send a document, and whom to tell that the list has changed. */
export type UploadDeps = {
  readonly send: (document: DocumentToSend, sending: Sending) => Promise<Answer<AttachmentKept>>
  readonly changed: () => void
}

/** Can the person try this document again as it is? */
export const canRetry = ({ state, problem }: Upload): boolean =>
  state === 'failed' && (problem === 'unreachable' || problem === 'unavailable')

/** A slow line is not made faster by more at once. */
const atOnce = 2

/** Reasons of the platform, by the text that explains them. */
const reasons: { readonly [reason: string]: DocumentProblem } = {
  empty: 'empty',
  type: 'type',
  size: 'size',
  password: 'password',
  'active-content': 'active-content',
  damaged: 'damaged',
  'too-many-pixels': 'too-many-pixels',
  polyglot: 'polyglot',
  virus: 'virus',
}

function problemOf(answer: Exclude<Answer<AttachmentKept>, { kind: 'ok' }>): DocumentProblem {
  if (answer.kind === 'unreachable') return 'unreachable'
  if (answer.status === 413) return 'size'
  return answer.status >= 500 || answer.status === 429 ? 'unavailable' : (reasons[answer.reason] ?? 'refused')
}

/** Keeps the documents of one application: checks them, sends two at a time, each with a key of its own that the platform does not keep. */
export function createUploads({ send, changed }: UploadDeps) {
  let list: readonly Upload[] = []
  const running = new Map<string, AbortController>()

  const change = (attachmentId: string, part: Partial<Upload>) => {
    list = list.map((upload) => (upload.attachmentId === attachmentId ? { ...upload, ...part } : upload))
    changed()
  }

  async function start({ attachmentId, file, key }: Upload) {
    const controller = new AbortController()
    running.set(attachmentId, controller)
    change(attachmentId, { state: 'sending', sent: 0 })
    const onProgress = (sent: number) => change(attachmentId, { sent })
    const answer = await send({ attachmentId, file, mimeType: mimeTypeOf(file), key }, { onProgress, signal: controller.signal })
    running.delete(attachmentId)
    if (answer.kind === 'ok') change(attachmentId, { state: 'kept', sent: file.size })
    else change(attachmentId, { state: 'failed', problem: problemOf(answer) })
    startWaiting()
  }

  function startWaiting() {
    for (const upload of list.filter(({ state }) => state === 'waiting').slice(0, atOnce - running.size)) void start(upload)
  }

  return {
    /** All documents, in the order in which they were added. */
    list: () => list,
    /** Adds files to a slot; those that the limits refuse stay visible with the reason. */
    add(code: string, files: readonly File[], limits: Limits & { readonly maxFiles?: number }) {
      for (const file of files) {
        const problem = documentProblem(
          file,
          limits,
          list.filter(({ state }) => state !== 'failed'),
          code,
        )
        const key = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
        const added = { attachmentId: crypto.randomUUID(), code, file, key, sent: 0 }
        list = [...list, problem ? { ...added, state: 'failed', problem } : { ...added, state: 'waiting' }]
      }
      changed()
      startWaiting()
    },
    /** Takes a document out, also while it is being sent. */
    remove(attachmentId: string) {
      running.get(attachmentId)?.abort()
      list = list.filter((upload) => upload.attachmentId !== attachmentId)
      changed()
    },
    /** Sends a failed document again. */
    retry(attachmentId: string) {
      change(attachmentId, { state: 'waiting' })
      startWaiting()
    },
    /** What the application says about its documents: those that the platform has kept. */
    kept: (): readonly SentDocument[] =>
      list
        .filter(({ state }) => state === 'kept')
        .map(({ attachmentId, code, file, key }) => ({ attachmentId, code, filename: file.name, key })),
  }
}
