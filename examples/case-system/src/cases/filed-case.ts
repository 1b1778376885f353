import type { FetchedSubmission } from '@aufenthalt/fit-connect'

/** A document as it lies in the case: `file` is its name on disk, made by us; `filename` is what the person called it. */
export type FiledDocument = {
  readonly attachmentId: string
  readonly file: string
  readonly code: string
  readonly label: string
  readonly filename: string
  readonly mimeType: string
  readonly bytes: number
  readonly sha256: string
}

/** What the case system notes about a case besides the message itself. `messageId` is the `nachrichtenUUID`. */
export type FiledCase = {
  readonly messageId: string
  readonly submissionId: string
  readonly caseId: string
  readonly destinationId: string
  readonly referenceNumber: string
  readonly authority: string
  readonly applicant: string
  readonly request: string
  readonly receivedAt: string
  readonly filedAt: string
  readonly xmlSha256: string
  /** What an acceptance must name. */
  readonly authenticationTags: FetchedSubmission['authenticationTags']
  readonly documents: readonly FiledDocument[]
  /** Public key for answers to the person. */
  readonly replyKey?: { readonly [member: string]: unknown }
}

/** A case with how far it is: filed, and accepted towards the sender. */
export type CaseState = FiledCase & { readonly acceptedAt?: string }
