import type { JWK } from 'jose'
import type { CallOptions, ClientConfig } from '../api/client-config.ts'
import type { SubmissionRef } from '../api/responses.ts'
import { createSubmissionApi, readPages } from '../api/submission-api.ts'
import { checkEncryptionKey } from '../crypto/check-key.ts'
import type { AuthenticationTags } from '../events/authentication-tags.ts'
import { createFindKey } from '../events/find-issuer-key.ts'
import type { Problem } from '../events/problems.ts'
import { type StatedEvent, signEvent } from '../events/sign-event.ts'
import { fetchSubmission } from './fetch-submission.ts'
import type { FetchedSubmission } from './fetched-submission.ts'

export type SubscriberConfig = ClientConfig & {
  /** Private keys to decrypt with: the present one, and earlier ones as long as something sealed for them may be on its way. */
  privateKeys: JWK[]
  /** Private key for events, PS512; its public half is known at the destination. */
  signingKey: JWK
}

export type Subscriber = {
  /** What waits for this destination, oldest first. */
  list(destinationId: string, options?: CallOptions): Promise<SubmissionRef[]>
  /** Fetches, decrypts and verifies; throws VerificationError with the problems for `reject`. */
  fetch(submissionId: string, options?: CallOptions): Promise<FetchedSubmission>
  /** States that the submission lies safely in the case system. Repeating it does no harm. */
  accept(submission: SubmissionRef & { authenticationTags: AuthenticationTags }, options?: CallOptions): Promise<void>
  reject(submission: SubmissionRef & { problems: Problem[] }, options?: CallOptions): Promise<void>
  /** Publishes a key and makes it the one to encrypt with. The private half must lie safely before, and the earlier one be kept for what is on its way. */
  publishEncryptionKey(destinationId: string, publicJwk: JWK, options?: CallOptions): Promise<void>
}

/** The receiver's side of the Submission API: list, fetch and verify, accept or reject by a signed event. It always pulls: no port needs to be open. */
export function createSubscriber(config: SubscriberConfig): Subscriber {
  const api = createSubmissionApi(config)
  const means = { api, findKey: createFindKey(api), privateKeys: config.privateKeys }
  const now = config.now ?? Date.now

  const state = async (event: Pick<StatedEvent, 'kind' | 'details'>, ref: SubmissionRef, options?: CallOptions) => {
    const { destinationId: issuer, submissionId, caseId } = ref
    const token = await signEvent({ ...event, issuer, submissionId, caseId, now: new Date(now()) }, config.signingKey)
    await api.sendJose('POST', api.path('cases', caseId, 'events'), token, options)
  }
  return {
    list: (destinationId, options) => {
      const path = `${api.path('submissions')}?${new URLSearchParams({ destinationId })}`
      return readPages(async (query) => (await api.get('submissions', `${path}&${query}`, options)).submissions)
    },
    fetch: (submissionId, options) => fetchSubmission(means, submissionId, options),
    accept: ({ authenticationTags, ...ref }, options) =>
      state({ kind: 'accept-submission', details: { authenticationTags } }, ref, options),
    reject: ({ problems, ...ref }, options) => state({ kind: 'reject-submission', details: { problems } }, ref, options),
    publishEncryptionKey: async (destinationId, publicJwk, options) => {
      const encryptionKid = publicJwk.kid ?? ''
      checkEncryptionKey(publicJwk, encryptionKid)
      await api.sendJson('PUT', api.path('destinations', destinationId, 'keys', encryptionKid), publicJwk, options)
      await api.sendJson('PATCH', api.path('destinations', destinationId), { encryptionKid }, options)
    },
  }
}
