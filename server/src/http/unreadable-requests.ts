// Requests that never reach a route. The framework's own answers to them would repeat the address and have a form of their own.
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log/create-log.ts'
import { describeProblem, problemOf, sendProblem } from './problem-replies.ts'
import { securityHeaders } from './security-headers.ts'

/** Node's parser is finished with such a connection: the answer is written by hand. */
function answerOnSocket(socket: Socket, requestId: string): void {
  const { status, body } = describeProblem(problemOf({ statusCode: 400 }), requestId)
  const headers = { ...securityHeaders, 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} Bad Request\r\n${lines.join('')}connection: close\r\n\r\n${body}`)
}

/** How the server answers what it cannot read: addresses that decode to no text, and bytes that are no HTTP. */
export function answerUnreadable(log: Log) {
  return {
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
      log.info({ requestId: request.id, code: error.code }, 'unreadable address')
      reply.headers(securityHeaders)
      void sendProblem(request, reply, problemOf(error))
    },
    clientErrorHandler: (error: Error & { readonly code?: string }, socket: Socket): void => {
      const requestId = randomUUID()
      log.info({ requestId, code: error.code }, 'unreadable request')
      if (socket.writable && error.code !== 'ECONNRESET') answerOnSocket(socket, requestId)
      else socket.destroy()
    },
  }
}
