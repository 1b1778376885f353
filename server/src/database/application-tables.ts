import type { ApiVersion } from '@aufenthalt/fit-connect'
import type { ApplicationState } from '@aufenthalt/model'
import type { ProfileId } from '@aufenthalt/xauslaender'
import type { Generated, JSONColumnType } from 'kysely'
import type { AuthorityId } from './authority-id.ts'

/** An authority: contact, look, where its frame may be shown and where its applications go. */
export type AuthoritiesTable = {
  authority_id: AuthorityId
  name: string
  land: string
  address: string
  email: string
  phone: string
  theme: JSONColumnType<{ accent?: string; logoUrl?: string }>
  origins: string[]
  embedding: 'frame' | 'inline'
  profiles: JSONColumnType<readonly { readonly profile: ProfileId; readonly from?: string }[]>
  destination_id: string
  /** Version of the Submission API. */
  fit_connect_api: ApiVersion
  region: string | null
  is_test: boolean
}

/** An online service that an authority offers. */
type AuthorityServicesTable = {
  authority_id: AuthorityId
  service: string
  public_service_name: string
  public_service_identifier: string
}

/** Uses of a named limit in one minute. */
type LimitCountsTable = { authority_id: AuthorityId; limit_name: string; subject_id: string; minute: Date; taken: number }

/** A document without an application, sealed with the browser's key. */
type AttachmentsTable = { authority_id: AuthorityId; attachment_id: string; facts: Buffer; content: Buffer; stored_at: Date }

/** A part of a document that is still being sent, sealed with the browser's key. */
type AttachmentPartsTable = {
  authority_id: AuthorityId
  attachment_id: string
  first_byte: number
  byte_count: number
  content: Buffer
  stored_at: Date
}

/** What a person has entered so far, sealed with a key from their code. Submitted drafts have no content. */
type DraftsTable = {
  authority_id: AuthorityId
  lookup_id: Buffer
  access_token_sha256: Buffer
  revision: number
  content: Buffer | null
  attachment_ids: string[]
  kept_until: string
  submitted_as: string | null
}

/** An address that was given for notices of one kind; see `notifications`. */
type NoticeAddressesTable = {
  authority_id: AuthorityId
  notice_id: string
  purpose: 'draft-reminder'
  lookup_id: Buffer
  address: Buffer | null
  language: string
  told_of: string | null
  told_days: number | null
}

/** How often notices of an authority ended which way. */
type NoticeOutcomesTable = { authority_id: AuthorityId; outcome: string; count: number }

/** What reopens a draft in its tab, sealed with a key that the page in that tab has. */
type TabNotesTable = { authority_id: AuthorityId; note_id: Buffer; content: Buffer; kept_until: Date }

/** An intent to submit, by its idempotency key. */
type SubmitAttemptsTable = {
  authority_id: AuthorityId
  idempotency_key: string
  first_attempt_at: Date
  body_proof: Buffer | null
  receipt: Buffer | null
}

/** A received application without its content. */
export type ApplicationsTable = {
  authority_id: AuthorityId
  application_id: string
  reference_number: string
  message_id: string
  service: string
  version: string
  public_service: JSONColumnType<{ name: string; identifier: string }>
  received_at: Date
  first_attempt_at: Date
  state: ApplicationState
  silence_level: Generated<number>
  access_token_sha256: Buffer
  copy: string
  wrapped_private_key: string
}

/** A step of the timeline. */
type ApplicationStepsTable = {
  authority_id: AuthorityId
  application_id: string
  step_id: Generated<number>
  kind: ApplicationState
  at: Date
}

/** A frozen part of an application, sealed under its key. */
type ApplicationPartsTable = {
  authority_id: AuthorityId
  application_id: string
  part: string
  position: number
  mime_type: string
  is_scanned: boolean
  content: Buffer
}

/** One way of an application to its case system. */
export type DeliveriesTable = {
  authority_id: AuthorityId
  application_id: string
  number: number
  destination_id: string
  fit_connect_api: ApiVersion
  submission_id: string
  case_id: string
  announced_at: Date
  envelope: JSONColumnType<{ encryptedMetadata: string; encryptedData: string }> | null
  submit_tried_at: Date | null
  handed_over_at: Date | null
  renewal_decided_at: Date | null
  ended_at: Date | null
  end_code: string | null
}

/** An attachment that the delivery service has confirmed. */
type DeliveredAttachmentsTable = {
  authority_id: AuthorityId
  application_id: string
  number: number
  attachment_id: string
  tag: string
  sent_at: Date
}

/** The tables of everything that happens to an application. */
export type ApplicationTables = {
  authorities: AuthoritiesTable
  authority_services: AuthorityServicesTable
  limit_counts: LimitCountsTable
  attachments: AttachmentsTable
  attachment_parts: AttachmentPartsTable
  drafts: DraftsTable
  notice_addresses: NoticeAddressesTable
  notice_outcomes: NoticeOutcomesTable
  tab_notes: TabNotesTable
  submit_attempts: SubmitAttemptsTable
  applications: ApplicationsTable
  application_steps: ApplicationStepsTable
  application_parts: ApplicationPartsTable
  deliveries: DeliveriesTable
  delivered_attachments: DeliveredAttachmentsTable
}
