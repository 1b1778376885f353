import type { IncomingMessage } from 'node:http'
import { type Static, Type } from 'typebox'
import { documentLimits } from '../authorities/limits.ts'
import { toAuthorityId } from '../database/authority-id.ts'
import { problem } from '../errors.ts'
import type { Routes } from '../http/create-http.ts'
import { parseBrowserKey } from './browser-seal.ts'
import { type AttachmentDeps, type AttachmentOutcome, keepAttachment } from './keep-attachment.ts'
import { readBody } from './read-body.ts'

const attachmentKept = Type.Object({
  attachmentId: Type.String({ format: 'uuid' }),
  mimeType: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})

const schema = {
  tags: ['application'],
  summary: 'Keep a document for an application',
  description: 'The raw bytes; sending them again is harmless. Images are drawn anew: the answer names what is kept.',
  params: Type.Object({ ags: Type.String({ pattern: '^[0-9]{8}$' }), attachmentId: Type.String({ format: 'uuid' }) }),
  headers: Type.Object({ 'attachment-key': Type.String({ description: '32 bytes made in the browser, base64url; not kept' }) }),
  response: { 201: attachmentKept },
}

/** The problem for each outcome that keeps nothing. */
const problemCodes = {
  conflict: 'attachment-conflict',
  'authority-unknown': 'authority-unknown',
  'too-many': 'too-many-requests',
  refused: 'attachment-refused',
} as const

function problemOf(outcome: Exclude<AttachmentOutcome, { kind: 'kept' }>) {
  return problem(problemCodes[outcome.kind], outcome.kind === 'refused' ? { reason: outcome.code } : {})
}

/** A request without content type and length has no body at all. */
const bytesOf = (body: unknown) => (body instanceof Buffer ? body : Buffer.alloc(0))

/** Takes documents in. */
export const attachmentRoutes =
  (deps: AttachmentDeps): Routes =>
  async (http) => {
    http.removeAllContentTypeParsers()
    http.addContentTypeParser('*', async (_request: unknown, payload: IncomingMessage) => readBody(payload, documentLimits.documentBytes))

    http.put('/api/authorities/:ags/attachments/:attachmentId', { schema }, async (request, reply) => {
      const key = parseBrowserKey(request.headers['attachment-key'])
      if (!key) throw problem('request-invalid')
      const outcome = await keepAttachment(deps, {
        authorityId: toAuthorityId(request.params.ags),
        attachmentId: request.params.attachmentId.toLowerCase(),
        key,
        declaredType: request.headers['content-type'] ?? '',
        bytes: bytesOf(request.body),
      })
      if (outcome.kind !== 'kept') throw problemOf(outcome)
      return reply.code(201).send(outcome.attachment satisfies Static<typeof attachmentKept>)
    })
  }
