import type { AttachmentKept } from '@aufenthalt/model'
import { type Answer, authorityUrl, call, json, problemFrom, type ServicePlace } from './call.ts'

/** A document on its way: the file, its id, its kind and the key made for it (base64url). */
export type DocumentToSend = { readonly attachmentId: string; readonly file: Blob; readonly mimeType: string; readonly key: string }

/** What the sender wants to hear and say meanwhile. `sent` is in bytes. */
export type Sending = { readonly onProgress: (sent: number) => void; readonly signal: AbortSignal }

/** First byte that the platform does not have yet; what is before it is durable. */
export type Offset = { readonly offset: number }

const documentUrl = (place: ServicePlace, { attachmentId }: Pick<DocumentToSend, 'attachmentId'>) =>
  `${authorityUrl(place)}/attachments/${attachmentId}`

type Upload = { readonly url: string; readonly body: Blob; readonly mimeType: string; readonly key: string; readonly expected: number }

/** Sends bytes. An XMLHttpRequest, because fetch tells nothing about how much has been sent. */
function put<T>({ url, body, mimeType, key, expected }: Upload, { onProgress, signal }: Sending): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const unreachable = () => resolve({ kind: 'unreachable' })
    const abort = () => request.abort()
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('load', () => {
      const { status, responseText } = request
      resolve(status === expected ? { kind: 'ok', value: JSON.parse(responseText) } : problemFrom(status, responseText))
    })
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, unreachable)
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort))
    signal.addEventListener('abort', abort)
    request.open('PUT', url)
    request.setRequestHeader('content-type', mimeType)
    request.setRequestHeader('attachment-key', key)
    // A part of 1 MB over a slow mobile line.
    request.timeout = 120_000
    request.send(body)
  })
}

function post(url: string, key: string, body: object): Promise<Answer<AttachmentKept>> {
  const headers = { 'content-type': 'application/json', 'attachment-key': key }
  return call(url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(90_000) }, json<AttachmentKept>)
}

/** The ways of documents to the platform. */
export function documentsAt(place: ServicePlace) {
  return {
    /** Sends a document at once. */
    sendWhole: (document: DocumentToSend, sending: Sending) => {
      const { file: body, mimeType, key } = document
      return put<AttachmentKept>({ url: documentUrl(place, document), body, mimeType, key, expected: 201 }, sending)
    },
    /** Asks how much of a document is there. */
    askOffset: (document: DocumentToSend) =>
      call(`${documentUrl(place, document)}/parts`, { signal: AbortSignal.timeout(30_000) }, json<Offset>),
    /** Sends the bytes from `firstByte` on. */
    sendPart: (document: DocumentToSend, firstByte: number, body: Blob, sending: Sending) => {
      const url = `${documentUrl(place, document)}/parts/${firstByte}`
      return put<Offset>({ url, body, mimeType: 'application/octet-stream', key: document.key, expected: 200 }, sending)
    },
    /** Has the parts put together. `sha256` is of the whole document. */
    assemble: (document: DocumentToSend, sha256: string) => {
      const { mimeType, key, file } = document
      return post(`${documentUrl(place, document)}/assembly`, key, { mimeType, bytes: file.size, sha256 })
    },
    /** Has a kept document kept once more, under another id and key. */
    copy: (from: { readonly attachmentId: string; readonly key: string }, to: { readonly attachmentId: string; readonly key: string }) =>
      post(`${documentUrl(place, from)}/copies`, from.key, { attachmentId: to.attachmentId, key: to.key }),
  }
}

/** The ways of documents to one authority. */
export type Documents = ReturnType<typeof documentsAt>
