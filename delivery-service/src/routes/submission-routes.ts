import { announceSubmission } from './announce-submission.ts'
import { authenticate } from './authenticate.ts'
import type { App, VersionDeps } from './deps.ts'
import { maxJweBytes, maxSubmissionBytes } from './limits.ts'
import {
  announcementIn,
  attachmentParams,
  jose,
  readAnnouncement,
  type SealedSubmission,
  sealedSubmissionIn,
  submissionParams,
} from './schemas.ts'
import { keepAttachment, submitSubmission } from './submit-submission.ts'

/** The sender's three steps: announce, attachments, final step. */
export function submissionRoutes(app: App, deps: VersionDeps): void {
  app.post('/submissions', { schema: { body: announcementIn(deps.dialect) } }, async (request, reply) => {
    const client = await authenticate(deps, request, 'send')
    return reply.code(201).send(await announceSubmission(deps, client, readAnnouncement(deps.dialect, request.body)))
  })

  app.put(
    '/submissions/:submissionId/attachments/:attachmentId',
    { schema: { params: attachmentParams, body: jose }, bodyLimit: maxJweBytes },
    async (request, reply) => {
      const client = await authenticate(deps, request, 'send')
      await keepAttachment(deps, client, request.params, request.body)
      return reply.code(204).send()
    },
  )

  app.put(
    '/submissions/:submissionId',
    { schema: { params: submissionParams, body: sealedSubmissionIn(deps.dialect) }, bodyLimit: maxSubmissionBytes },
    async (request) => {
      const client = await authenticate(deps, request, 'send')
      await submitSubmission(deps, client, { ...request.params, ...(request.body as SealedSubmission) })
      return request.params
    },
  )
}
