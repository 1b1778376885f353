import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { draftLimits } from '../authorities/limits.ts'
import { toAuthorityId } from '../database/authority-id.ts'
import { problem } from '../errors.ts'
import type { Routes } from '../http/create-http.ts'
import type { DraftDeps } from './open-draft.ts'
import { findTabNote, keepTabNote, type NotePlace, removeTabNote } from './tab-notes.ts'

const tags = ['draft']
const params = Type.Object({
  ags: Type.String({ pattern: '^[0-9]{8}$' }),
  noteId: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'HKDF of the secret that the page in the tab keeps' }),
})
const sealed = { note: Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: draftLimits.noteBytes }) }

const placeOf = ({ ags, noteId }: { readonly ags: string; readonly noteId: string }): NotePlace => ({
  authorityId: toAuthorityId(ags),
  noteId: Buffer.from(noteId, 'base64url'),
})

/** A page around the frame has the secret. It must not get the note as well: browsers ask for it from our own pages, or from pages that mount the element. */
async function onlyOwnPages(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const isOwn = request.headers['sec-fetch-site'] === 'same-origin'
  if (!isOwn && reply.getHeader('access-control-allow-origin') === undefined) throw problem('origin-not-allowed')
}

/** Keeps what reopens a draft in the tab in which it was written. */
export const tabNoteRoutes =
  (deps: DraftDeps): Routes =>
  async (http) => {
    const onRequest = onlyOwnPages
    const url = '/api/authorities/:ags/tab-notes/:noteId'

    const body = Type.Object({ ...sealed, hours: Type.Integer({ minimum: 1, maximum: draftLimits.days * 24 }) })
    const put = { tags, summary: 'Keep what reopens a draft in this tab', params, body, response: { 204: Type.Null() } }
    http.put(url, { schema: put, onRequest }, async ({ params, body: { note, hours } }, reply) => {
      const outcome = await keepTabNote(deps, placeOf(params), { content: Buffer.from(note, 'base64url'), hours })
      if (outcome !== 'kept') throw problem(outcome === 'too-many' ? 'too-many-requests' : outcome)
      return reply.code(204).send(null)
    })

    const get = { tags, summary: 'What reopens the draft of this tab', params, response: { 200: Type.Object(sealed) } }
    http.get(url, { schema: get, onRequest }, async ({ params }) => {
      const note = await findTabNote(deps, placeOf(params))
      if (!note) throw problem('draft-unknown')
      return { note: note.toString('base64url') }
    })

    const remove = { tags, summary: 'Forget the draft in this tab', params, response: { 204: Type.Null() } }
    http.delete(url, { schema: remove, onRequest }, async ({ params }, reply) => {
      await removeTabNote(deps, placeOf(params))
      return reply.code(204).send(null)
    })
  }
