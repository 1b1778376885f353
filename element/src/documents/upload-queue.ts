import type { AttachmentKept } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import type { Documents } from '../api-client/documents.ts'
import { sendDocument } from './send-document.ts'
import type { Upload } from './upload.ts'

/** What the queue sends with, and whom it tells. `settled` is told the answer of a document that was not stopped meanwhile. */
export type QueueDeps = {
  readonly documents: Documents
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly progressed: (attachmentId: string, progress: Pick<Upload, 'sent'> | Pick<Upload, 'isStalled'>) => void
  readonly settled: (upload: Upload, answer: Answer<AttachmentKept>) => void
}

/** A slow line is not made faster by more at once. */
const atOnce = 2

/** Sends documents, two at a time; one that was stopped goes on from where it was when it starts again. */
export function createUploadQueue({ documents, wait, progressed, settled }: QueueDeps) {
  const running = new Map<string, AbortController>()
  const begun = new Set<string>()

  async function send({ attachmentId, file, mimeType, key, copyOf }: Upload, signal: AbortSignal): Promise<Answer<AttachmentKept>> {
    if (copyOf) return await documents.copy(copyOf, { attachmentId, key })
    if (!file) return { kind: 'unreachable' }
    const isResumed = begun.has(attachmentId)
    begun.add(attachmentId)
    const onProgress = (sent: number) => progressed(attachmentId, { sent })
    const waitVisibly: typeof wait = async (...waiting) => {
      progressed(attachmentId, { isStalled: true })
      await wait(...waiting)
      progressed(attachmentId, { isStalled: false })
    }
    return await sendDocument({ documents, wait: waitVisibly, isResumed }, { attachmentId, file, mimeType, key }, { onProgress, signal })
  }

  return {
    /** How many more can start. */
    free: () => Math.max(0, atOnce - running.size),
    async start(upload: Upload): Promise<void> {
      const controller = new AbortController()
      running.set(upload.attachmentId, controller)
      const answer = await send(upload, controller.signal)
      // Taken out meanwhile, and perhaps put back: that one is on its own way.
      if (running.get(upload.attachmentId) !== controller) return
      running.delete(upload.attachmentId)
      settled(upload, answer)
    },
    stop(attachmentId: string): void {
      running.get(attachmentId)?.abort()
      running.delete(attachmentId)
    },
  }
}
