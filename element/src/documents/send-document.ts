// A document reaches the platform although the connection breaks: small ones are sent again, large ones go on where they stopped.
import type { AttachmentKept } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import type { Documents, DocumentToSend, Sending } from '../api-client/documents.ts'

/** How to send, and how to wait in between (milliseconds). `isResumed`: something of it may be there already. */
export type SendDeps = {
  readonly documents: Pick<Documents, 'sendWhole' | 'askOffset' | 'sendPart' | 'assemble'>
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly isResumed?: boolean
}

/** Up to here a document goes at once. */
const wholeBytes = 400_000

/** Parts are small on a line that breaks and large on one that holds. */
const partBytes = { least: 65_536, first: 262_144, most: 1_048_576 }

/** How long to wait after so many failures in a row without a new byte; then the person is asked. */
const waitsMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 30_000]

/** One attempt: how it ended, and whether it brought something that was not there before. */
type Round = { readonly answer: Answer<AttachmentKept>; readonly isFurther: boolean }

const isLost = (answer: Answer<unknown>): boolean =>
  answer.kind === 'unreachable' ||
  (answer.kind === 'problem' && (answer.status >= 500 || answer.status === 429 || answer.code === 'attachment-incomplete'))

/** Sends a document, with as many attempts as it takes while each brings it further. */
export async function sendDocument(deps: SendDeps, document: DocumentToSend, sending: Sending): Promise<Answer<AttachmentKept>> {
  const { signal } = sending
  const attempt = document.file.size > wholeBytes ? inParts(deps, document, sending) : atOnce(deps, document, sending)
  let failures = 0
  for (;;) {
    const { answer, isFurther } = await attempt()
    if (signal.aborted || !isLost(answer)) return answer
    failures = isFurther ? 0 : failures + 1
    const waitMs = waitsMs[failures]
    if (waitMs === undefined) return answer
    await deps.wait(waitMs, signal)
  }
}

function atOnce({ documents }: SendDeps, document: DocumentToSend, sending: Sending): () => Promise<Round> {
  return async () => ({ answer: await documents.sendWhole(document, sending), isFurther: false })
}

/** Goes on from the first byte that the platform does not have; of what was on the way when the connection broke it keeps what came. */
function inParts(deps: SendDeps, document: DocumentToSend, sending: Sending): () => Promise<Round> {
  const parts = createParts(deps, document, sending)
  return async () => {
    const before = parts.furthest()
    const sent = (await parts.find()) ?? (await parts.send())
    const answer = sent ?? (await deps.documents.assemble(document, await sha256Of(document.file)))
    return { answer, isFurther: parts.furthest() > before }
  }
}

type Failed = Exclude<Answer<never>, { readonly kind: 'ok' }>

/** Sends the parts of a document; both steps give what went wrong, or nothing. */
function createParts({ documents, isResumed = false }: SendDeps, document: DocumentToSend, sending: Sending) {
  const { file } = document
  let size = partBytes.first
  let offset = 0
  let furthest = 0
  let isKnown = !isResumed
  const reach = (reached: number) => {
    offset = reached
    furthest = Math.max(furthest, reached)
    sending.onProgress(reached)
  }
  return {
    furthest: () => furthest,
    /** Asks how much is there, unless nothing can be. */
    async find(): Promise<Failed | undefined> {
      if (!isKnown) {
        const answer = await documents.askOffset(document)
        if (answer.kind !== 'ok') return answer
        reach(answer.value.offset)
      }
      isKnown = false
    },
    async send(): Promise<Failed | undefined> {
      while (offset < file.size) {
        if (sending.signal.aborted) return { kind: 'unreachable' }
        const from = offset
        const onProgress = (sent: number) => sending.onProgress(from + sent)
        const answer = await documents.sendPart(document, from, file.slice(from, from + size), { ...sending, onProgress })
        size = answer.kind === 'ok' ? Math.min(size * 2, partBytes.most) : Math.max(size / 2, partBytes.least)
        if (answer.kind !== 'ok') return answer
        reach(answer.value.offset)
      }
    },
  }
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const sha256Of = async (file: Blob) => hex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())))

/** Waits; not longer than until the browser says that it is online again, or until it no longer matters. */
export function waitForLine(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
