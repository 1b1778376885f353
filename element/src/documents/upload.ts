import type { DocumentProblem } from './document-problem.ts'
import type { PhotoRemark } from './look-at-pixels.ts'

/** What must be kept of a document to find it again without its file: what the platform has, opens with the key. */
export type KeptDocument = {
  readonly attachmentId: string
  readonly code: string
  readonly key: string
  readonly filename: string
  readonly mimeType: string
  readonly bytes: number
}

/** A document of the application. `sent` in bytes; `file` is missing when it was found again after the page was gone. */
export type Upload = KeptDocument & {
  readonly state: 'preparing' | 'waiting' | 'sending' | 'kept' | 'failed'
  readonly sent: number
  /** The connection is gone; it goes on as soon as it is back. */
  readonly isStalled?: boolean
  readonly file?: Blob
  /** Address of a small picture of it. */
  readonly preview?: string
  readonly problem?: DocumentProblem
  /** What the look at a photo has found. */
  readonly remarks?: readonly PhotoRemark[]
  /** The kept document that this one is a copy of. */
  readonly copyOf?: Pick<KeptDocument, 'attachmentId' | 'key'>
}

/** What has just happened to a document, to be said aloud. */
export type Said = { readonly what: 'kept' | 'failed' | 'removed' | 'joined' | 'moved'; readonly upload: Upload }

/** Can the person try this document again as it is? */
export const canRetry = ({ state, problem }: Upload): boolean =>
  state === 'failed' && (problem === 'unreachable' || problem === 'unavailable')

/** Can this document be a page of another one? */
export const isPhoto = ({ mimeType, file }: Pick<Upload, 'mimeType' | 'file'>): boolean =>
  file !== undefined && mimeType.startsWith('image/')
