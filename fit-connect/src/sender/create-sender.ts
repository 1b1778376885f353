import type { JWK } from 'jose'
import type { CallOptions, ClientConfig } from '../api/client-config.ts'
import { type Destination, type PublicService, parseResponse } from '../api/responses.ts'
import { apiPath, createSubmissionApi } from '../api/submission-api.ts'
import { checkEncryptionKey } from '../crypto/check-key.ts'
import { createFindKey } from '../events/find-issuer-key.ts'
import { type EventScope, readEvents } from '../events/read-events.ts'
import { statusOf } from '../events/status-of.ts'
import type { VerifiedEvent } from '../events/verify-event.ts'

export type Announcement = {
  destinationId: string
  /** Ids that the sender gives (UUID version 4); all of them must be sent before the submission can be submitted. */
  announcedAttachments: string[]
  publicService: Pick<PublicService, 'identifier' | 'name'>
  region?: string
  /** To continue a case. */
  caseId?: string
}

export type Sender = {
  destination(destinationId: string, options?: CallOptions): Promise<Destination>
  /** Throws KeyRefusedError for a key that breaks a rule: nothing is encrypted with it. */
  encryptionKey(destinationId: string, kid: string, options?: CallOptions): Promise<JWK>
  announce(announcement: Announcement, options?: CallOptions): Promise<{ submissionId: string; caseId: string }>
  sendAttachment(attachment: { submissionId: string; attachmentId: string; jwe: string }, options?: CallOptions): Promise<void>
  submit(submission: { submissionId: string; encryptedMetadata: string; encryptedData: string }, options?: CallOptions): Promise<void>
  /** Every token is verified; a forged one fails the whole reading. */
  events(scope: EventScope, options?: CallOptions): Promise<VerifiedEvent[]>
  statusOf: typeof statusOf
}

/** The sender's side of the Submission API v2: destination, key, announcement, attachments, submission, events. */
export function createSender(config: ClientConfig): Sender {
  const api = createSubmissionApi(config)
  const findKey = createFindKey(api)
  return {
    destination: (destinationId, options) => api.get('destination', apiPath('destinations', destinationId), options),
    encryptionKey: async (destinationId, kid, options) =>
      checkEncryptionKey((await api.get('key', apiPath('destinations', destinationId, 'keys', kid), options)) as JWK, kid),
    announce: async (announcement, options) =>
      parseResponse('announced', await api.sendJson('POST', apiPath('submissions'), announcement, options)),
    sendAttachment: ({ submissionId, attachmentId, jwe }, options) =>
      api.sendJose('PUT', apiPath('submissions', submissionId, 'attachments', attachmentId), jwe, options),
    submit: async ({ submissionId, ...encrypted }, options) => {
      await api.sendJson('PUT', apiPath('submissions', submissionId), encrypted, options)
    },
    events: (scope, options) => readEvents(api, findKey, scope, options),
    statusOf,
  }
}
