import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyPluginAsyncTypebox, TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { type FastifyInstance, fastify, LogController, type RawServerDefault } from 'fastify'
import type { Log } from '../log/create-log.ts'
import { allowInlinePages, type IsInlineOrigin } from './inline-pages.ts'
import { acceptOnlyJson } from './json-body.ts'
import type { Metrics } from './metrics.ts'
import { answerProblems } from './problem-replies.ts'
import { logRequests } from './request-log.ts'
import { describeRoutes } from './route-schemas.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { type Readiness, stateRoutes } from './state-routes.ts'
import { answerUnreadable } from './unreadable-requests.ts'

/** The HTTP server with our rules. */
export type Http = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Log, TypeBoxTypeProvider>

/** Routes of one concern. A plugin may accept further kinds of content for its own routes. */
export type Routes = FastifyPluginAsyncTypebox

/** What the HTTP server is made of. `bodyLimitBytes` is for JSON; routes that take documents set their own. */
export type HttpOptions = {
  readonly log: Log
  readonly metrics: Metrics
  readonly readiness: Readiness
  readonly routes: readonly Routes[]
  readonly publicUrl: string
  readonly bodyLimitBytes?: number
  /** Without it no other page may call the API. */
  readonly isInlineOrigin?: IsInlineOrigin
}

/** Makes the HTTP server: one schema per route checks, types, documents and serialises; problems are RFC 9457; nothing personal is logged. */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const { log, metrics, readiness, routes, bodyLimitBytes = 1_000_000 } = options
  const http: Http = fastify({
    loggerInstance: log,
    ...answerUnreadable(log),
    // The framework's own lines hold addresses and messages.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: bodyLimitBytes,
    // A document of 10 MB over a slow mobile line takes minutes.
    requestTimeout: 300_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false },
      // The checker's own format also takes "urn:uuid:…", which the database does not.
      onCreate: (ajv) => void ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
    },
  })
  await prepare(http as unknown as FastifyInstance, options)
  await http.register(stateRoutes({ readiness, metrics }))
  for (const plugin of routes) await http.register(plugin)
  await http.ready()
  return http
}

/** The rules that hold for every route; they must stand before the first one. */
async function prepare(http: FastifyInstance, { metrics, publicUrl, isInlineOrigin = async () => false }: HttpOptions) {
  acceptOnlyJson(http)
  answerProblems(http)
  addSecurityHeaders(http, publicUrl)
  allowInlinePages(http, isInlineOrigin, publicUrl)
  logRequests(http, metrics)
  await describeRoutes(http, publicUrl)
}
