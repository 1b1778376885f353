import type { JWK } from 'jose'
import { type ApiVersion, dialects } from '../api/api-version.ts'
import type { CallOptions, ClientConfig } from '../api/client-config.ts'
import { FitConnectError } from '../api/fit-connect-error.ts'
import { type Destination, type PublicService, parseResponse, type Responses } from '../api/responses.ts'
import { createSubmissionApi } from '../api/submission-api.ts'
import type { CertificateRules } from '../crypto/certificates/check-chain.ts'
import { checkCertifiedKey } from '../crypto/check-key.ts'
import { createFindKey } from '../events/find-issuer-key.ts'
import { type EventScope, readEvents } from '../events/read-events.ts'
import { statusOf } from '../events/status-of.ts'
import type { VerifiedEvent } from '../events/verify-event.ts'
import { inApiVersion } from '../metadata/in-api-version.ts'
import type { Metadata } from '../metadata/metadata.ts'

export type SenderConfig = ClientConfig & Pick<CertificateRules, 'trustAnchors'>

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
  /** The metadata in the form that the destination reads. */
  metadataFor(destination: Pick<Destination, 'metadataVersions'>, metadata: Metadata): Metadata
  announce(announcement: Announcement, options?: CallOptions): Promise<{ submissionId: string; caseId: string }>
  sendAttachment(attachment: { submissionId: string; attachmentId: string; jwe: string }, options?: CallOptions): Promise<void>
  submit(submission: { submissionId: string; encryptedMetadata: string; encryptedData: string }, options?: CallOptions): Promise<void>
  /** Every token is verified; a forged one fails the whole reading. */
  events(scope: EventScope, options?: CallOptions): Promise<VerifiedEvent[]>
  statusOf: typeof statusOf
}

/** The sender's side of the Submission API: destination, key, announcement, attachments, submission, events. */
export function createSender(config: SenderConfig): Sender {
  const api = createSubmissionApi(config)
  const { trustAnchors = [], now = Date.now } = config
  const findKey = createFindKey(api)
  return {
    destination: async (destinationId, options) =>
      readDestination(await api.get('destination', api.path('destinations', destinationId), options), api.version),
    encryptionKey: async (destinationId, kid, options) => {
      const jwk = (await api.get('key', api.path('destinations', destinationId, 'keys', kid), options)) as JWK
      return checkCertifiedKey(jwk, kid, { trustAnchors, now: new Date(now()) })
    },
    metadataFor: (destination, metadata) => inApiVersion(metadata, api.version, destination),
    announce: async ({ publicService, ...announced }, options) => {
      const announcement = { ...announced, [dialects[api.version].service]: publicService }
      return parseResponse('announced', await api.sendJson('POST', api.path('submissions'), announcement, options))
    },
    sendAttachment: ({ submissionId, attachmentId, jwe }, options) =>
      api.sendJose('PUT', api.path('submissions', submissionId, 'attachments', attachmentId), jwe, options),
    submit: async ({ submissionId, ...encrypted }, options) => {
      await api.sendJson('PUT', api.path('submissions', submissionId), encrypted, options)
    },
    events: (scope, options) => readEvents(api, findKey, scope, options),
    statusOf,
  }
}

// The answer of another version has its services under another name.
function readDestination({ services: _services, ...answer }: Responses['destination'], version: ApiVersion): Destination {
  const publicServices = { services: _services, publicServices: answer.publicServices }[dialects[version].services]
  if (!publicServices) throw new FitConnectError('response-unreadable')
  return { ...answer, publicServices }
}
