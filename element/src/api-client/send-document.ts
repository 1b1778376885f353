import type { AttachmentKept } from '@aufenthalt/model'
import { type Answer, authorityUrl, problemFrom, type ServicePlace } from './call.ts'

/** A document on its way: the file, its id, its kind and the key made for it (base64url). */
export type DocumentToSend = { readonly attachmentId: string; readonly file: Blob; readonly mimeType: string; readonly key: string }

/** What the sender wants to hear and say meanwhile. `sent` is in bytes. */
export type Sending = { readonly onProgress: (sent: number) => void; readonly signal: AbortSignal }

/** Sends a document. An XMLHttpRequest, because fetch tells nothing about how much has been sent. */
export function sendDocument(
  place: ServicePlace,
  { attachmentId, file, mimeType, key }: DocumentToSend,
  sending: Sending,
): Promise<Answer<AttachmentKept>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const unreachable = () => resolve({ kind: 'unreachable' })
    request.upload.addEventListener('progress', ({ loaded }) => sending.onProgress(loaded))
    request.addEventListener('load', () => {
      const { status, responseText } = request
      resolve(status === 201 ? { kind: 'ok', value: JSON.parse(responseText) } : problemFrom(status, responseText))
    })
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, unreachable)
    sending.signal.addEventListener('abort', () => request.abort())
    request.open('PUT', `${authorityUrl(place)}/attachments/${attachmentId}`)
    request.setRequestHeader('content-type', mimeType)
    request.setRequestHeader('attachment-key', key)
    // 10 MB over a slow mobile line.
    request.timeout = 300_000
    request.send(file)
  })
}
