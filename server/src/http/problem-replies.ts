import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { Problem, type ProblemCode, problem, problems } from '../errors.ts'

/** What a problem looks like to the client (RFC 9457). `code` is stable; `instance` is the request's id. */
export const problemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    instance: Type.String(),
  },
  { description: 'A problem (RFC 9457)' },
)

/** What the framework throws counts by its status alone. */
type Thrown = Problem | Partial<Pick<FastifyError, 'statusCode' | 'validation' | 'validationContext'>>

/** Codes for what the framework refuses by itself. */
const codesByStatus: { readonly [status: number]: ProblemCode } = {
  400: 'request-invalid',
  404: 'not-found',
  413: 'body-too-large',
  414: 'request-invalid',
  415: 'media-type-not-allowed',
  431: 'request-invalid',
  503: 'unavailable',
}

/** Places of an invalid request as paths in our own schema: those of the body could hold keys that the client chose. */
const placesOf = ({ validation, validationContext }: Partial<FastifyError>) =>
  validation?.map(({ schemaPath, keyword }) => ({ in: validationContext, schemaPath, keyword }))

/** Turns whatever was thrown into a problem without its message. */
export function problemOf(error: Thrown): Problem {
  if (error instanceof Problem) return error
  const places = placesOf(error)
  if (places) return problem('request-invalid', { places })
  return problem(codesByStatus[error.statusCode ?? 500] ?? 'internal')
}

/** Status and body of a problem's answer. */
export function describeProblem({ code, members }: Problem, requestId: string): { readonly status: number; readonly body: string } {
  const { status, title } = problems[code]
  const body: Static<typeof problemSchema> = {
    ...members,
    type: `urn:aufenthalt:problem:${code}`,
    title,
    status,
    code,
    instance: `urn:uuid:${requestId}`,
  }
  return { status, body: JSON.stringify(body) }
}

/** Answers a request with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, found: Problem) {
  const { status, body } = describeProblem(found, request.id)
  return reply.code(status).type('application/problem+json').send(body)
}

/** How long a body that is too large is still read, to be thrown away. */
const readAwayMs = 5000

/** Closing while bytes still arrive resets the connection, and the sender loses the answer that says why (RFC 9112, section 9.6). */
async function readAway(body: IncomingMessage): Promise<void> {
  if (body.readableEnded || body.destroyed) return
  const waiting = new AbortController()
  const over = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) body.once(event, () => resolve())
  })
  body.resume()
  await Promise.race([over, sleep(readAwayMs, undefined, { signal: waiting.signal }).catch(() => {})])
  waiting.abort()
}

/** Answers every error and every unknown address with a problem; surprises are logged without their messages. */
export function answerProblems(http: FastifyInstance): void {
  http.setErrorHandler(async (error: FastifyError | Problem, request, reply) => {
    const found = problemOf(error)
    if (problems[found.code].status === 413) await readAway(request.raw)
    if (problems[found.code].status >= 500) request.log.error({ requestId: request.id, error }, 'request failed')
    return sendProblem(request, reply, found)
  })
  http.setNotFoundHandler((request, reply) => sendProblem(request, reply, problem('not-found')))
}
