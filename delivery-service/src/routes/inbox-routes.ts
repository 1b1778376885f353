import { DeliveryProblem } from '../errors.ts'
import { findAttachment, listAttachments } from '../store/attachments.ts'
import type { Client } from '../store/clients.ts'
import type { Db } from '../store/database.ts'
import { recordEvent } from '../store/record-event.ts'
import { getSealed, getSubmission, listWaiting, markFetched, type Submission } from '../store/submissions.ts'
import { assertConnected, authenticate } from './authenticate.ts'
import type { App, VersionDeps } from './deps.ts'
import { attachmentParams, submissionParams, waitingPage } from './schemas.ts'

/** What a receiver sees: the list of what waits, a submission, its attachments. */
export function inboxRoutes(app: App, deps: VersionDeps): void {
  app.get('/submissions', { schema: { querystring: waitingPage } }, async (request) => {
    const client = await authenticate(deps, request, 'subscribe')
    const { destinationId, limit, offset } = request.query
    if (destinationId) assertConnected(client, destinationId)
    const { submissions, totalCount } = await listWaiting(deps.db, {
      destinations: destinationId ? [destinationId] : client.destinations,
      limit,
      offset,
    })
    return { submissions, offset, count: submissions.length, totalCount }
  })

  app.get('/submissions/:submissionId', { schema: { params: submissionParams } }, async (request) => {
    const client = await authenticate(deps, request, 'subscribe')
    return fetchSubmission(deps, client, request.params.submissionId)
  })

  app.get('/submissions/:submissionId/attachments/:attachmentId', { schema: { params: attachmentParams } }, async (request, reply) => {
    const client = await authenticate(deps, request, 'subscribe')
    await getWaiting(deps.db, client, request.params.submissionId)
    const jwe = await findAttachment(deps.db, request.params)
    if (!jwe) throw new DeliveryProblem('attachment-not-found')
    return reply.type('application/jose').send(jwe)
  })
}

// The event is in the log before the receiver has the first byte: whoever reads no such event may send again without a second copy.
async function fetchSubmission({ db, issuer, dialect }: VersionDeps, client: Client, submissionId: string) {
  return db.transaction().execute(async (tx) => {
    const submission = await getWaiting(tx, client, submissionId, 'update')
    if (submission.state === 'submitted') {
      await markFetched(tx, submissionId, issuer.now())
      await recordEvent(tx, issuer, submission, { kind: 'notify-submission', details: { notifyType: 'polling' } })
    }
    const { destinationId, caseId, publicService, region } = submission
    const attachments = (await listAttachments(tx, submissionId)).map(({ attachmentId }) => attachmentId)
    return {
      destinationId,
      submissionId,
      caseId,
      [dialect.service]: publicService,
      region,
      attachments,
      ...(await getSealed(tx, submissionId)),
    }
  })
}

async function getWaiting(db: Db, client: Client, submissionId: string, lock?: 'update'): Promise<Submission> {
  const submission = await getSubmission(db, submissionId, lock)
  assertConnected(client, submission.destinationId)
  const isWaiting = ['submitted', 'fetched'].includes(submission.state) && !submission.deletedAt
  if (!isWaiting) throw new DeliveryProblem('submission-not-found')
  return submission
}
