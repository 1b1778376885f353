import type { AttachmentReference, StatedAnswer, StatedValue } from '@aufenthalt/model'
import type { TypedBlocks } from './blocks.ts'
import type { Coded } from './values.ts'

/** Where the application comes from, whom it is for, and when it arrived. Times are UTC, ISO 8601 with milliseconds. */
export type Header = {
  /** UUID of the message, new for every message and kept for every repetition of it. */
  readonly messageId: string
  readonly createdAt: string
  readonly authority: { readonly ags: string; readonly name: string }
  /** Vorgangsnummer, the same on receipt, message and reply. */
  readonly referenceNumber: string
  readonly service: string
  readonly serviceTitle?: string
  readonly version: string
  /** Language in which the person filled in the form, BCP 47. */
  readonly language: string
  readonly receivedAt: string
  /** First attempt to submit; counts where a version changed in between (§ 81 AufenthG: the time of application). */
  readonly firstAttemptAt: string
  /** Which effect fits the person's statements (§ 81 Abs. 3, 4 AufenthG), `FX-…`; the authority decides. */
  readonly effect: string
  readonly effectText?: string
  /** A test message must not be processed productively. */
  readonly test: boolean
}

/** An answer that has no typed block: it travels with its German label and its typed value. */
export type Fachangabe = StatedAnswer

/** The kinds of question a form asks, with their values; `kind` says how to read `value`. */
export type TypedValue = StatedValue

/** A document that travels beside the message. `code` is its code of the document catalogue, `sha256` lower-case hex. */
export type DocumentReference = AttachmentReference

/** A declaration that was ticked. `textSha256` is over the wording that was shown, `text` is the German wording. */
export type DeclarationMade = { readonly id: string; readonly textSha256: string; readonly text?: string }

/** An application, independent of any message format. */
export type CanonicalApplication = TypedBlocks & {
  readonly header: Header
  readonly fachangaben: readonly Fachangabe[]
  readonly documents: readonly DocumentReference[]
  /** Kinds of documents that will follow. */
  readonly laterDocuments: readonly Coded[]
  readonly declarations: readonly DeclarationMade[]
}
