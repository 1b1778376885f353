import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

type Draft = { revision: number; content: Buffer; token: string }
type DraftPlace = { Params: { lookupId: string } }
type NotePlace = { Params: { noteId: string }; Body: { note: string } }

const keptUntil = '2026-12-24'

/** Keeps drafts as the real platform does, in memory: for tests that are about something else. */
export function draftRoutes(http: FastifyInstance): void {
  const drafts = new Map<string, Draft>()
  const notes = new Map<string, string>()
  const url = '/api/authorities/:ags/drafts/:lookupId'
  const noteUrl = '/api/authorities/:ags/tab-notes/:noteId'

  http.put<DraftPlace>(url, async (request, reply) => {
    const kept = drafts.get(request.params.lookupId)
    const basedOn = Number(request.headers['if-match']?.slice(1, -1) ?? 0)
    if (basedOn !== (kept?.revision ?? 0)) return reply.code(kept ? 412 : 404).send({ code: 'draft-newer' })
    const token = String(request.headers.authorization)
    drafts.set(request.params.lookupId, { revision: basedOn + 1, content: request.body as Buffer, token })
    return reply.header('etag', `"${basedOn + 1}"`).send({ revision: basedOn + 1, keptUntil })
  })

  http.get<DraftPlace>(url, async (request, reply) => {
    const kept = drafts.get(request.params.lookupId)
    if (kept?.token !== request.headers.authorization) return reply.code(404).send({ code: 'draft-unknown', instance: randomUUID() })
    reply.headers({ etag: `"${kept?.revision}"`, 'kept-until': keptUntil })
    return reply.type('application/octet-stream').send(kept?.content)
  })

  http.delete<DraftPlace>(url, async (request, reply) => {
    drafts.delete(request.params.lookupId)
    return reply.code(204).send()
  })

  http.put<NotePlace>(noteUrl, async (request, reply) => {
    notes.set(request.params.noteId, request.body.note)
    return reply.code(204).send()
  })
  http.get<NotePlace>(noteUrl, async ({ params }, reply) => {
    const note = notes.get(params.noteId)
    return note ? { note } : reply.code(404).send({ code: 'draft-unknown' })
  })
  http.delete<NotePlace>(noteUrl, async ({ params }, reply) => {
    notes.delete(params.noteId)
    return reply.code(204).send()
  })
}
