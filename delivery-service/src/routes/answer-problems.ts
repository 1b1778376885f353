import type { FastifyError } from 'fastify'
import { DeliveryProblem, type ProblemName } from '../errors.ts'
import type { App } from './deps.ts'

const problemOfStatus: Record<number, ProblemName> = { 404: 'not-found', 413: 'body-too-large', 415: 'media-type-unsupported' }

/** Answers every refusal as problem details (RFC 9457); what nobody expected is logged and told as nothing but that. */
export function answerProblems(app: App): void {
  app.setNotFoundHandler(() => {
    throw new DeliveryProblem('not-found')
  })
  app.setErrorHandler((error: FastifyError | DeliveryProblem, request, reply) => {
    const { details } = error instanceof DeliveryProblem ? error : problemOf(error)
    if (details.status >= 500) request.log.error({ err: error }, 'request failed')
    if (details.status === 401) reply.header('www-authenticate', 'Bearer')
    return reply.code(details.status).type('application/problem+json').send(JSON.stringify(details))
  })
}

function problemOf({ statusCode = 500 }: FastifyError): DeliveryProblem {
  const isClientsFault = statusCode >= 400 && statusCode < 500
  return new DeliveryProblem(problemOfStatus[statusCode] ?? (isClientsFault ? 'request-invalid' : 'internal'))
}
