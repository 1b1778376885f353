export type { JWK } from 'jose'
export type { CallOptions, ClientConfig } from './api/client-config.ts'
export { FitConnectError, type FitConnectErrorCode, type Retry } from './api/fit-connect-error.ts'
export { submissionApiProblems } from './api/response-error.ts'
export type { Destination, PublicService, SubmissionRef } from './api/responses.ts'
export { signCallback } from './callbacks/callback-signature.ts'
export {
  type Callback,
  type CallbackKind,
  type CallbackVerdict,
  type ReceivedCallback,
  verifyCallback,
} from './callbacks/verify-callback.ts'
export { fromBase64url, toBase64url } from './crypto/base64url.ts'
export { checkEncryptionKey, checkVerificationKey, KeyRefusedError } from './crypto/check-key.ts'
export { decrypt } from './crypto/decrypt.ts'
export { encrypt } from './crypto/encrypt.ts'
export { generateEncryptionKeyPair, generateSigningKeyPair, type KeyPair } from './crypto/generate-key-pair.ts'
export { authenticationTag, type JweHeader, readJwe } from './crypto/jwe.ts'
export { sha512 } from './crypto/sha512.ts'
export { type AuthenticationTags, areSameTags, authenticationTags, type EncryptedSubmission } from './events/authentication-tags.ts'
export type { EventKind, IssuedBy, SubmissionStatus } from './events/event-kinds.ts'
export { type Problem, type ProblemInstance, type ProblemName, problem } from './events/problems.ts'
export type { EventScope } from './events/read-events.ts'
export type { EventDetails } from './events/set-payload.ts'
export { type StatedEvent, signEvent } from './events/sign-event.ts'
export { type SubmissionState, statusOf } from './events/status-of.ts'
export { type FindKey, type IssuerKey, type VerifiedEvent, verifyEvent } from './events/verify-event.ts'
export { type AttachmentContent, buildMetadata, type MetadataContent } from './metadata/build-metadata.ts'
export { checkMetadata, type SchemaViolation } from './metadata/check-metadata.ts'
export type { AttachmentMetadata, AttachmentPurpose, DataMimeType, FitConnectReplyChannel, Metadata } from './metadata/metadata.ts'
export { type Announcement, createSender, type Sender } from './sender/create-sender.ts'
export { createSubscriber, type Subscriber, type SubscriberConfig } from './subscriber/create-subscriber.ts'
export { type FetchedAttachment, type FetchedSubmission, VerificationError } from './subscriber/fetched-submission.ts'
