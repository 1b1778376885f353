import type { JWK } from 'jose'
import { FitConnectError } from '../api/fit-connect-error.ts'
import type { SubmissionRef } from '../api/responses.ts'
import type { AuthenticationTags } from '../events/authentication-tags.ts'
import type { Problem } from '../events/problems.ts'
import type { AttachmentPurpose, Metadata } from '../metadata/metadata.ts'

export type FetchedAttachment = {
  attachmentId: string
  bytes: Uint8Array<ArrayBuffer>
  mimeType: string
  purpose: AttachmentPurpose
  filename?: string
  description?: string
}

/** A submission of which every part has been verified. */
export type FetchedSubmission = SubmissionRef & {
  metadata: Metadata
  data: Uint8Array<ArrayBuffer>
  attachments: FetchedAttachment[]
  authenticationTags: AuthenticationTags
  /** The sender's key for answers in this case. */
  replyKey?: JWK
}

/** What arrived is not what was sent; `problems` are ready for the rejection. */
export class VerificationError extends FitConnectError {
  override readonly name = 'VerificationError'
  readonly submission: SubmissionRef
  readonly problems: Problem[]

  constructor(submission: SubmissionRef, problems: Problem[]) {
    super('verification-failed')
    this.submission = submission
    this.problems = problems
  }
}
