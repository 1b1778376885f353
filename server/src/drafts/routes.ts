import { type Static, Type } from 'typebox'
import { draftLimits } from '../authorities/limits.ts'
import { problem } from '../errors.ts'
import type { Routes } from '../http/create-http.ts'
import { accessOf, draftParams, problemOf } from './draft-access.ts'
import { type DraftDeps, openDraft, removeDraft } from './open-draft.ts'
import { saveDraft } from './save-draft.ts'

const tags = ['draft']
const saved = Type.Object({ revision: Type.Integer(), keptUntil: Type.String({ description: 'the last day, in Germany' }) })
const sealed = { content: { 'application/octet-stream': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } } }

const saveHeaders = Type.Object({
  'if-match': Type.Optional(Type.String({ pattern: '^"[1-9][0-9]{0,8}"$', description: 'the revision that this one follows' })),
  'if-none-match': Type.Optional(Type.String({ pattern: '^\\*$', description: 'for the first save, which sets the access token' })),
  'draft-attachments': Type.Optional(Type.String({ maxLength: draftLimits.attachments * 37, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36})*$' })),
})

/** Keeps drafts: ciphertext alone. Whoever has the code derives place, token and key from it; nobody else has any of the three. */
export const draftRoutes =
  (deps: DraftDeps): Routes =>
  async (http) => {
    http.removeAllContentTypeParsers()
    http.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: draftLimits.bytes },
      (_request: unknown, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body),
    )

    const put = {
      tags,
      summary: 'Save a draft',
      description:
        'Sealed in the browser. A newer revision is never overwritten (412, with its number); the same bytes again are the same save. Documents named in `draft-attachments` live as long as the draft.',
      params: draftParams,
      headers: saveHeaders,
      response: { 200: saved, 201: saved },
    }
    http.put('/api/authorities/:ags/drafts/:lookupId', { schema: put }, async (request, reply) => {
      const { body, headers } = request
      const basedOn = revisionOf(headers)
      if (basedOn === undefined || !(body instanceof Buffer) || body.length === 0) throw problem('request-invalid')
      const attachmentIds = attachmentsOf(headers['draft-attachments'])
      const outcome = await saveDraft(deps, { ...accessOf(request), basedOn, content: body, attachmentIds })
      if (outcome.kind !== 'saved') throw problemOf(outcome)
      const { revision, keptUntil } = outcome
      return reply
        .code(basedOn === 0 ? 201 : 200)
        .header('etag', `"${revision}"`)
        .send({ revision, keptUntil } satisfies Static<typeof saved>)
    })

    const get = {
      tags,
      summary: 'Open a draft',
      description: 'The sealed bytes; `etag` is the revision, `kept-until` the last day. Without a change since `if-none-match`: 304.',
      params: draftParams,
      response: { 200: sealed, 304: Type.Null() },
    }
    http.get('/api/authorities/:ags/drafts/:lookupId', { schema: get }, async (request, reply) => {
      const outcome = await openDraft(deps, accessOf(request))
      if (outcome.kind !== 'found') throw problemOf(outcome)
      const { revision, content, keptUntil } = outcome.draft
      reply.headers({ etag: `"${revision}"`, 'kept-until': keptUntil })
      if (request.headers['if-none-match'] === `"${revision}"`) return reply.code(304).send(null)
      return reply.type('application/octet-stream').send(content)
    })

    const remove = { tags, summary: 'Delete a draft with its documents', params: draftParams, response: { 204: Type.Null() } }
    http.delete('/api/authorities/:ags/drafts/:lookupId', { schema: remove }, async (request, reply) => {
      const outcome = await removeDraft(deps, accessOf(request))
      if (outcome.kind === 'unknown' || outcome.kind === 'too-many') throw problemOf(outcome)
      return reply.code(204).send(null)
    })
  }

/** The revision that a save follows: 0 for the first; undefined when it says neither or both. */
function revisionOf({ 'if-match': after, 'if-none-match': first }: Static<typeof saveHeaders>): number | undefined {
  if ((after === undefined) === (first === undefined)) return undefined
  return after === undefined ? 0 : Number(after.slice(1, -1))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function attachmentsOf(header: string | undefined): string[] {
  const ids = header?.split(',') ?? []
  if (!ids.every((id) => uuid.test(id))) throw problem('request-invalid')
  return ids
}
