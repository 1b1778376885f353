import type { JWK } from 'jose'
import type { CallOptions } from '../api/client-config.ts'
import { FitConnectError } from '../api/fit-connect-error.ts'
import type { SubmissionRef } from '../api/responses.ts'
import type { SubmissionApi } from '../api/submission-api.ts'
import { type ProblemName, problem } from '../events/problems.ts'
import { readEvents } from '../events/read-events.ts'
import type { FindKey, VerifiedEvent } from '../events/verify-event.ts'
import { type FetchedSubmission, VerificationError } from './fetched-submission.ts'
import { openSubmission, type SealedSubmission } from './open-submission.ts'

export type FetchMeans = { api: SubmissionApi; findKey: FindKey; privateKeys: readonly JWK[] }

/** Fetches a submission with its attachments and its event log, and verifies everything against everything. */
export async function fetchSubmission(means: FetchMeans, submissionId: string, options?: CallOptions): Promise<FetchedSubmission> {
  const { api, findKey, privateKeys } = means
  const submission = await api.get('submission', api.path('submissions', submissionId), options)
  const events = await readLog(submission, () => readEvents(api, findKey, { submissionId }, options))
  const tags = submittedTags(submission, events)
  const fetchAttachment = (id: string) => api.getJose(api.path('submissions', submissionId, 'attachments', id), options)
  return openSubmission({ submission, fetchAttachment, tags, privateKeys })
}

// A log that cannot be verified is a reason to reject; one that cannot be read just now is not.
async function readLog(ref: SubmissionRef, read: () => Promise<VerifiedEvent[]>): Promise<VerifiedEvent[]> {
  try {
    return await read()
  } catch (error) {
    const isForged = error instanceof FitConnectError && error.retry === 'never' && error.status === undefined
    throw isForged ? refused(ref, 'invalid-event-log') : error
  }
}

function submittedTags(ref: SubmissionRef, events: VerifiedEvent[]): SealedSubmission['tags'] {
  const submitted = events.filter(({ kind }) => kind === 'submit-submission')
  const tags = submitted[0]?.authenticationTags
  if (submitted.length !== 1 || !tags) throw refused(ref, 'not-exactly-one-submit-event')
  return tags
}

function refused({ destinationId, submissionId, caseId }: SubmissionRef, name: ProblemName): VerificationError {
  return new VerificationError({ destinationId, submissionId, caseId }, [problem(name, 'submission')])
}
