// A way to a case system. FIT-Connect is one; others (XTA 2, OSCI) fit behind the same steps.

import type { ApiVersion } from '@aufenthalt/fit-connect'

/** Where an application goes: address and service as the receiver knows them, and the version of the protocol. */
export type Target = {
  readonly destinationId: string
  readonly fitConnectApi: ApiVersion
  readonly publicService: { readonly name: string; readonly identifier: string }
  readonly region: string | null
}

/** Ids of a submission, given by the channel, stored by us before the next step. */
export type Submission = { readonly submissionId: string; readonly caseId: string }

/** Bytes to send, with the kind that their receiver needs to know. */
export type Part = { readonly mimeType: string; readonly bytes: Uint8Array }

/** What makes a submission complete, encrypted for its receiver. Once made, these bytes alone are sent, however often. */
export type Envelope = { readonly encryptedMetadata: string; readonly encryptedData: string }

/** What was sent: the receiver must name the same when it accepts. */
export type Sent = { readonly envelope: Envelope; readonly attachmentTags: { readonly [attachmentId: string]: string } }

/**
 * What has become of a submission. `open`: begun, nobody can see it. `waiting`: complete, not yet accepted. `refused`: by the receiver.
 * `unreadable`: the receiver could not decrypt it and knows nothing of its content. `lost`: the channel gave up; `mayBeKnown` unless it is certain that nobody received it.
 */
export type SubmissionOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'lost'; readonly mayBeKnown: boolean }

/** The steps of every channel, in their order. Each rejects with a `ChannelError`, and only `submit` makes anything visible to the receiver. */
export type Route = {
  readonly announce: (attachmentIds: readonly string[]) => Promise<Submission>
  /** Encrypts and sends one attachment; gives its authentication tag. Repeating replaces it. */
  readonly sendAttachment: (submission: Submission, attachment: Part & { readonly attachmentId: string }) => Promise<string>
  readonly seal: (parts: { readonly metadata: Part; readonly data: Part }) => Promise<Envelope>
  /** Makes the submission complete; a submission that is complete already is no error. */
  readonly submit: (submission: Submission, envelope: Envelope) => Promise<void>
  readonly readOutcome: (submission: Submission, sent: Sent) => Promise<SubmissionOutcome>
}

/** Opens the way to one receiver for one attempt, which ends when the signal aborts. */
export type Channel = (target: Target, signal: AbortSignal) => Route

/** What may be done about a failed step: try the same again later, begin a new submission, or wait for a person. */
export type Remedy = 'again' | 'renew' | 'hold'

/** A failed step of a channel: a stable code without content, and what may be done. */
export class ChannelError extends Error {
  readonly code: string
  readonly remedy: Remedy

  constructor(code: string, remedy: Remedy, cause?: unknown) {
    super(code, { cause })
    this.name = 'ChannelError'
    this.code = code
    this.remedy = remedy
  }
}
