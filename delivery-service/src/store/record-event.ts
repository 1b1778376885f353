import { randomUUID } from 'node:crypto'
import { type EventDetails, type EventKind, type JWK, signEvent, type VerifiedEvent } from '@aufenthalt/fit-connect'
import { insertCallbacks } from './callbacks.ts'
import type { Tx } from './database.ts'
import { insertEvent } from './events.ts'
import { deleteBytes, type Submission } from './submissions.ts'

/** By whom and when this service states events. The key is asked for at each event: it may have been rotated. */
export type EventIssuer = { issuer: string; signingKey: JWK; now: () => Date }

export type OwnEvent = { kind: EventKind; details?: EventDetails }

/** Signs an event of this service and adds it to the log, in the transaction of what it speaks of. */
export async function recordEvent(
  tx: Tx,
  { issuer, signingKey, now }: EventIssuer,
  { submissionId, caseId }: Pick<Submission, 'submissionId' | 'caseId'>,
  { kind, details = {} }: OwnEvent,
): Promise<void> {
  const [eventId, issuedAt] = [randomUUID(), now()]
  const token = await signEvent({ id: eventId, kind, issuer, submissionId, caseId, details, now: issuedAt }, signingKey)
  await insertEvent(tx, { eventId, caseId, submissionId, kind, token, issuedAt })
  await insertCallbacks(tx, { submissionId, kind, isOwn: true, now: issuedAt })
}

/** Adds the verified event of a receiver as it came. */
export async function recordForeignEvent(tx: Tx, event: VerifiedEvent & { kind: EventKind }, token: string, now: Date): Promise<void> {
  const { id: eventId, caseId, submissionId, kind } = event
  await insertEvent(tx, { eventId, caseId, submissionId, kind, token, issuedAt: now })
  await insertCallbacks(tx, { submissionId, kind, isOwn: false, now })
}

/** Deletes the bytes of a submission and says so in its log. */
export async function deleteSubmission(tx: Tx, issuer: EventIssuer, submission: Submission): Promise<void> {
  await deleteBytes(tx, submission.submissionId, issuer.now())
  await recordEvent(tx, issuer, submission, { kind: 'delete-submission' })
}
