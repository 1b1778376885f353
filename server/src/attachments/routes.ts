import type { IncomingMessage } from 'node:http'
import { Type } from 'typebox'
import { documentLimits } from '../authorities/limits.ts'
import type { Routes } from '../http/create-http.ts'
import { assembleAttachment } from './assemble-attachment.ts'
import { copyAttachment } from './copy-attachment.ts'
import { type AttachmentDeps, keepAttachment } from './keep-attachment.ts'
import { partRoutes } from './part-routes.ts'
import { readBody } from './read-body.ts'
import { attachmentKept, attachmentParams, keyHeaders, placeOf, problemOf } from './schemas.ts'

const described = {
  tags: ['application'],
  params: Type.Object(attachmentParams),
  headers: keyHeaders,
  response: { 201: attachmentKept },
}

/** A request without content type and length has no body at all. */
const bytesOf = (body: unknown) => (body instanceof Buffer ? body : Buffer.alloc(0))

const whole =
  (deps: AttachmentDeps): Routes =>
  async (http) => {
    http.removeAllContentTypeParsers()
    http.addContentTypeParser('*', async (_request: unknown, payload: IncomingMessage) => readBody(payload, documentLimits.documentBytes))
    const schema = {
      ...described,
      summary: 'Keep a document for an application',
      description: 'The raw bytes; sending them again is harmless. Images are drawn anew: the answer names what is kept.',
    }
    http.put('/api/authorities/:ags/attachments/:attachmentId', { schema }, async ({ params, headers, body }, reply) => {
      const place = placeOf(params, headers['attachment-key'])
      const outcome = await keepAttachment(deps, { ...place, declaredType: headers['content-type'] ?? '', bytes: bytesOf(body) })
      if (outcome.kind !== 'kept') throw problemOf(outcome)
      return reply.code(201).send(outcome.attachment)
    })
  }

const assemblies =
  (deps: AttachmentDeps): Routes =>
  async (http) => {
    const schema = {
      ...described,
      summary: 'Make a document of its parts',
      description: 'Asked again it gives the same answer. `attachment-incomplete` says from which byte on to send (again).',
      body: Type.Object({
        mimeType: Type.String({ maxLength: 100 }),
        bytes: Type.Integer({ minimum: 1, maximum: documentLimits.documentBytes }),
        sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      }),
    }
    http.post('/api/authorities/:ags/attachments/:attachmentId/assembly', { schema }, async ({ params, headers, body }, reply) => {
      const { mimeType, bytes, sha256 } = body
      const place = placeOf(params, headers['attachment-key'])
      const outcome = await assembleAttachment(deps, { ...place, declaredType: mimeType, byteCount: bytes, sha256 })
      if (outcome.kind !== 'kept') throw problemOf(outcome)
      return reply.code(201).send(outcome.attachment)
    })
  }

const copies =
  (deps: AttachmentDeps): Routes =>
  async (http) => {
    const schema = {
      ...described,
      summary: 'Keep a document once more, for another question',
      description: 'Under an id and a key of its own; nothing is sent again.',
      body: Type.Object({ attachmentId: Type.String({ format: 'uuid' }), key: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }),
    }
    http.post('/api/authorities/:ags/attachments/:attachmentId/copies', { schema }, async ({ params, headers, body }, reply) => {
      const to = placeOf({ ...params, attachmentId: body.attachmentId }, body.key)
      const outcome = await copyAttachment(deps, placeOf(params, headers['attachment-key']), to)
      if (outcome.kind !== 'kept') throw problemOf(outcome)
      return reply.code(201).send(outcome.attachment)
    })
  }

/** Takes documents in: at once, in parts, or as a copy of one that is there. */
export const attachmentRoutes =
  (deps: AttachmentDeps): Routes =>
  async (http) => {
    for (const routes of [whole, partRoutes, assemblies, copies]) await http.register(routes(deps))
  }
