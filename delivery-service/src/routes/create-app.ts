import { dialects } from '@aufenthalt/fit-connect'
import { type FastifyBaseLogger, fastify, LogController } from 'fastify'
import { answerProblems } from './answer-problems.ts'
import type { App, Deps } from './deps.ts'
import { destinationRoutes } from './destination-routes.ts'
import { eventRoutes } from './event-routes.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { logRequests } from './log-requests.ts'
import { stateRoutes } from './state-routes.ts'
import { submissionRoutes } from './submission-routes.ts'
import { tokenRoutes } from './token-routes.ts'

const versionRoutes = [destinationRoutes, submissionRoutes, inboxRoutes, eventRoutes]

/** The Submission API in all its versions as an HTTP server that does not listen yet. */
export function createApp(deps: Deps, log: FastifyBaseLogger): App {
  const app: App = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // The largest attachment over a slow line takes minutes, but not for ever.
    requestTimeout: 300_000,
    // Asking for the head of a submission must not count as fetching it.
    exposeHeadRoutes: false,
    // Numbers in queries come as text; unknown members of a body are left to later versions of the API.
    ajv: { customOptions: { coerceTypes: true, removeAdditional: false } },
  })
  app.addContentTypeParser('application/jose', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })
  answerProblems(app)
  logRequests(app)
  for (const routes of [stateRoutes, tokenRoutes]) routes(app, deps)
  for (const [version, dialect] of Object.entries(dialects)) {
    app.register(
      (within, _options, done) => {
        for (const routes of versionRoutes) routes(within as App, { ...deps, dialect })
        done()
      },
      { prefix: `/${version}` },
    )
  }
  return app
}
