import { areSameTags, type FindKey, FitConnectError, type VerifiedEvent, verifyEvent } from '@aufenthalt/fit-connect'
import { DeliveryProblem } from '../errors.ts'
import type { Client } from '../store/clients.ts'
import type { Db, Tx } from '../store/database.ts'
import { findKey } from '../store/destinations.ts'
import { deleteSubmission, recordForeignEvent } from '../store/record-event.ts'
import { getSubmission, markOutcome, type Submission } from '../store/submissions.ts'
import { assertConnected } from './authenticate.ts'
import type { Deps } from './deps.ts'

const outcomes = { 'accept-submission': 'accepted', 'reject-submission': 'rejected' } as const
type Outcome = keyof typeof outcomes
type OutcomeEvent = VerifiedEvent & { kind: Outcome }

const maxClockSkewMs = 5 * 60_000

/**
 * Takes the receiver's word on a submission: only a receiver's event, signed with a key of this very destination, about a submission
 * that waits there, and an acceptance only of the bytes that were submitted. Bytes are deleted with it. Saying the same again changes nothing.
 */
export async function takeEvent(deps: Deps, client: Client, { caseId, token }: { caseId: string; token: string }): Promise<void> {
  const event = await verifiedOutcome(deps, token)
  await deps.db.transaction().execute(async (tx) => {
    const submission = await getSubmission(tx, event.submissionId, 'update')
    assertConnected(client, submission.destinationId)
    assertSpeaksOf(event, submission, caseId)
    if (submission.state !== outcomes[event.kind]) await takeOutcome(tx, deps, { event, submission, token })
  })
}

async function verifiedOutcome({ db, issuer }: Deps, token: string): Promise<OutcomeEvent> {
  const event = await verifyEvent(token, findReceiverKey(db)).catch((error: unknown) => {
    throw error instanceof FitConnectError ? new DeliveryProblem('event-refused', error.code) : error
  })
  if (!isOutcome(event)) throw new DeliveryProblem('event-refused', 'event-kind')
  if (Date.parse(event.issuedAt) > issuer.now().getTime() + maxClockSkewMs) throw new DeliveryProblem('event-refused', 'event-time')
  return event
}

// This service states its own events by itself: whoever sends one in its name is refused.
function findReceiverKey(db: Db): FindKey {
  return async ({ issuer, issuedBy, kid }) => {
    const key = issuedBy === 'receiver' ? await findKey(db, issuer, kid) : undefined
    if (!key) throw new FitConnectError('event-key')
    return key
  }
}

function isOutcome(event: VerifiedEvent): event is OutcomeEvent {
  return event.kind !== undefined && Object.hasOwn(outcomes, event.kind)
}

function assertSpeaksOf(event: OutcomeEvent, submission: Submission, caseId: string): void {
  const isOfCase = submission.caseId === caseId && event.caseId === caseId
  if (!isOfCase || event.issuer !== submission.destinationId) throw new DeliveryProblem('event-refused', 'event-foreign')
  const { authenticationTags: stated } = event
  if (stated && !(submission.authenticationTags && areSameTags(stated, submission.authenticationTags))) {
    throw new DeliveryProblem('event-refused', 'tags-differ')
  }
}

async function takeOutcome(tx: Tx, { issuer }: Deps, taken: { event: OutcomeEvent; submission: Submission; token: string }): Promise<void> {
  const { event, submission, token } = taken
  const isWaiting = ['submitted', 'fetched'].includes(submission.state) && !submission.deletedAt
  if (!isWaiting) throw new DeliveryProblem('submission-closed')
  await recordForeignEvent(tx, event, token, issuer.now())
  await markOutcome(tx, submission.submissionId, outcomes[event.kind])
  await deleteSubmission(tx, issuer, submission)
}
