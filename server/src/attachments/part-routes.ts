import type { IncomingMessage } from 'node:http'
import { Type } from 'typebox'
import { toAuthorityId } from '../database/authority-id.ts'
import { problem } from '../errors.ts'
import type { Routes } from '../http/create-http.ts'
import type { AttachmentDeps } from './keep-attachment.ts'
import { findOffset, keepPart } from './keep-part.ts'
import { readPart } from './read-body.ts'
import { attachmentParams, keyHeaders, placeOf, problemOf } from './schemas.ts'

/** Longest part. A proxy that collects a request before it passes it on loses no more than that. */
const partBytes = 1_048_576

const response = { 200: Type.Object({ offset: Type.Integer({ description: 'First byte that is missing; what is before it is durable' }) }) }

const askSchema = {
  tags: ['application'],
  summary: 'From which byte on a document is still missing',
  params: Type.Object(attachmentParams),
  response,
}

const partSchema = {
  tags: ['application'],
  summary: 'Keep a part of a document',
  description: `At most ${partBytes} bytes that follow those before them. Where the connection breaks, what had come stays.`,
  params: Type.Object({ ...attachmentParams, firstByte: Type.String({ pattern: '^(0|[1-9][0-9]{0,8})$' }) }),
  headers: keyHeaders,
  response,
}

/** Takes documents in part by part. */
export const partRoutes =
  (deps: Pick<AttachmentDeps, 'withAuthority' | 'now'>): Routes =>
  async (http) => {
    http.removeAllContentTypeParsers()
    http.addContentTypeParser('*', async (_request: unknown, payload: IncomingMessage) => readPart(payload, partBytes))

    http.get('/api/authorities/:ags/attachments/:attachmentId/parts', { schema: askSchema }, async ({ params }) => {
      const place = { authorityId: toAuthorityId(params.ags), attachmentId: params.attachmentId.toLowerCase() }
      const offset = await findOffset(deps, place)
      if (offset === undefined) throw problem('authority-unknown')
      return { offset }
    })

    http.put(
      '/api/authorities/:ags/attachments/:attachmentId/parts/:firstByte',
      { schema: partSchema },
      async ({ params, headers, body }) => {
        const place = placeOf(params, headers['attachment-key'])
        if (!(body instanceof Buffer) || body.length === 0) throw problem('request-invalid')
        const outcome = await keepPart(deps, { ...place, firstByte: Number(params.firstByte), bytes: body })
        if (outcome.kind !== 'kept') throw problemOf(outcome)
        return { offset: outcome.offset }
      },
    )
  }
