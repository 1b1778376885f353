import { DeliveryProblem } from '../errors.ts'
import type { Client } from '../store/clients.ts'
import { listEvents } from '../store/events.ts'
import { getSubmission, listCase, type Submission } from '../store/submissions.ts'
import { authenticate } from './authenticate.ts'
import type { App, VersionDeps } from './deps.ts'
import { caseParams, jose, page, submissionParams } from './schemas.ts'
import { takeEvent } from './take-event.ts'

/** The event log of a case or a submission, for its sender and its receiver; and the receiver's word. */
export function eventRoutes(app: App, deps: VersionDeps): void {
  const { db } = deps

  app.get('/cases/:caseId/events', { schema: { params: caseParams, querystring: page } }, async (request) => {
    const client = await authenticate(deps, request)
    const { caseId } = request.params
    const submissions = await listCase(db, caseId)
    if (!submissions.some((submission) => mayRead(client, submission))) throw new DeliveryProblem('case-not-found')
    return logPage(await listEvents(db, { caseId }, request.query), request.query)
  })

  app.get('/submissions/:submissionId/events', { schema: { params: submissionParams, querystring: page } }, async (request) => {
    const client = await authenticate(deps, request)
    const { submissionId } = request.params
    if (!mayRead(client, await getSubmission(db, submissionId))) throw new DeliveryProblem('submission-not-found')
    return logPage(await listEvents(db, { submissionId }, request.query), request.query)
  })

  app.post('/cases/:caseId/events', { schema: { params: caseParams, body: jose } }, async (request, reply) => {
    const client = await authenticate(deps, request, 'subscribe')
    await takeEvent(deps, client, { caseId: request.params.caseId, token: request.body })
    return reply.code(204).send()
  })
}

function logPage({ eventLog, totalCount }: Awaited<ReturnType<typeof listEvents>>, { offset }: { offset: number }) {
  return { eventLog, offset, count: eventLog.length, totalCount }
}

function mayRead({ clientId, scopes, destinations }: Client, submission: Submission): boolean {
  return submission.clientId === clientId || (scopes.includes('subscribe') && destinations.includes(submission.destinationId))
}
