import type { CallOptions } from '../api/client-config.ts'
import { FitConnectError } from '../api/fit-connect-error.ts'
import { readPages, type SubmissionApi } from '../api/submission-api.ts'
import { type FindKey, type VerifiedEvent, verifyEvent } from './verify-event.ts'

/** The events of a case or of one submission. With `destinationId` no other receiver's word is taken. */
export type EventScope = ({ caseId: string } | { submissionId: string }) & { destinationId?: string }

/** Reads a whole event log and verifies every token in it; one that fails, or belongs elsewhere, fails the reading. */
export async function readEvents(api: SubmissionApi, findKey: FindKey, scope: EventScope, options?: CallOptions): Promise<VerifiedEvent[]> {
  const path = 'caseId' in scope ? api.path('cases', scope.caseId, 'events') : api.path('submissions', scope.submissionId, 'events')
  const tokens = await readPages(async (query) => (await api.get('events', `${path}?${query}`, options)).eventLog)
  const events: VerifiedEvent[] = []
  for (const token of tokens) events.push(await verifyEvent(token, (wanted) => findKey(wanted, options)))
  if (!events.every((event) => belongsTo(event, scope))) throw new FitConnectError('event-foreign')
  return events
}

function belongsTo(event: VerifiedEvent, scope: EventScope): boolean {
  const isInScope = 'caseId' in scope ? event.caseId === scope.caseId : event.submissionId === scope.submissionId
  return isInScope && (event.issuedBy === 'delivery-service' || scope.destinationId === undefined || event.issuer === scope.destinationId)
}
