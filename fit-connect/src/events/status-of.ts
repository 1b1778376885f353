import { FitConnectError } from '../api/fit-connect-error.ts'
import { type AuthenticationTags, areSameTags } from './authentication-tags.ts'
import { eventRules, type IssuedBy, type SubmissionStatus } from './event-kinds.ts'
import type { Problem } from './problems.ts'
import type { VerifiedEvent } from './verify-event.ts'

export type SubmissionState = {
  status: SubmissionStatus
  problems: Problem[]
  /** The silence of the receiver (14 days) or its decision. */
  rejectedBy?: IssuedBy
  /** When the deciding event was stated, ISO 8601. */
  statedAt?: string
}

// A later one decides: what was accepted or rejected stays so when its bytes are deleted, and an acceptance is the receiver's own word.
const order: readonly SubmissionStatus[] = ['incomplete', 'submitted', 'fetched', 'deleted', 'rejected', 'accepted']

/** What the verified events say of one submission. With `sentTags` they must speak of exactly the JWEs that were sent. */
export function statusOf(events: readonly VerifiedEvent[], submissionId: string, sentTags?: AuthenticationTags): SubmissionState {
  const own = events.filter((event) => event.submissionId === submissionId)
  const isForeign = ({ authenticationTags }: VerifiedEvent) => sentTags && authenticationTags && !areSameTags(authenticationTags, sentTags)
  if (own.some(isForeign)) throw new FitConnectError('tags-differ')

  let state: SubmissionState = { status: 'incomplete', problems: [] }
  for (const event of own) {
    const status = event.kind && eventRules[event.kind].status
    if (status && order.indexOf(status) >= order.indexOf(state.status)) state = stateAfter(event, status)
  }
  return state
}

function stateAfter({ issuedAt, issuedBy, problems = [] }: VerifiedEvent, status: SubmissionStatus): SubmissionState {
  return { status, problems, statedAt: issuedAt, ...(status === 'rejected' ? { rejectedBy: issuedBy } : {}) }
}
