import { announceSubmission } from './announce-submission.ts'
import { authenticate } from './authenticate.ts'
import type { App, Deps } from './deps.ts'
import { maxJweBytes, maxSubmissionBytes } from './limits.ts'
import { announcement, attachmentParams, jose, sealedSubmission, submissionParams } from './schemas.ts'
import { keepAttachment, submitSubmission } from './submit-submission.ts'

/** The sender's three steps: announce, attachments, final step. */
export function submissionRoutes(app: App, deps: Deps): void {
  app.post('/v2/submissions', { schema: { body: announcement } }, async (request, reply) => {
    const client = await authenticate(deps, request, 'send')
    return reply.code(201).send(await announceSubmission(deps, client, request.body))
  })

  app.put(
    '/v2/submissions/:submissionId/attachments/:attachmentId',
    { schema: { params: attachmentParams, body: jose }, bodyLimit: maxJweBytes },
    async (request, reply) => {
      const client = await authenticate(deps, request, 'send')
      await keepAttachment(deps, client, request.params, request.body)
      return reply.code(204).send()
    },
  )

  app.put(
    '/v2/submissions/:submissionId',
    { schema: { params: submissionParams, body: sealedSubmission }, bodyLimit: maxSubmissionBytes },
    async (request) => {
      const client = await authenticate(deps, request, 'send')
      await submitSubmission(deps, client, { ...request.params, ...request.body })
      return request.params
    },
  )
}
