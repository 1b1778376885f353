import type { IncomingMessage } from 'node:http'
import type { serveAssets } from '../../../server/src/assets/testing/serve-assets.ts'

/** The HTTP server that the assets are served by. */
type Http = Parameters<NonNullable<Parameters<typeof serveAssets>[0]['api']>>[0]

/** How documents fare; a test changes it on the way. `breaks`: connections that end in the middle of a part. */
export type DocumentBehaviour = { uploads: 'kept' | 'refused' | 'unreachable'; breaks: number }

/** What has arrived: whole documents, and how many bytes were sent for each. */
export type ArrivedDocuments = { readonly documents: Map<string, Buffer>; readonly sentBytes: Map<string, number> }

/** Ends the connection without an answer. */
export function hangUp(request: { readonly raw: IncomingMessage }, reply: { readonly hijack: () => unknown }): void {
  reply.hijack()
  request.raw.socket.destroy()
}

type Place = { Params: { id: string } }

/** Takes documents as the real platform does, at once and in parts, and keeps them in memory. */
export function documentRoutes(http: Http, behaviour: DocumentBehaviour, { documents, sentBytes }: ArrivedDocuments): void {
  const parts = new Map<string, Buffer>()
  const url = '/api/authorities/:ags/attachments/:id'
  const keptAs = (attachmentId: string) => ({ attachmentId, mimeType: 'image/jpeg', bytes: 1, sha256: '' })
  const refusal = { code: 'attachment-refused', reason: 'password' }

  http.put<Place>(url, async (request, reply) => {
    if (behaviour.uploads === 'unreachable') return hangUp(request, reply)
    if (behaviour.uploads === 'refused') return reply.code(422).send(refusal)
    documents.set(request.params.id, request.body as Buffer)
    return reply.code(201).send(keptAs(request.params.id))
  })

  http.get<Place>(`${url}/parts`, async ({ params }) => ({ offset: parts.get(params.id)?.length ?? 0 }))

  http.put<{ Params: { id: string; firstByte: string } }>(`${url}/parts/:firstByte`, async (request, reply) => {
    const { id, firstByte } = request.params
    const body = request.body as Buffer
    const there = parts.get(id) ?? Buffer.alloc(0)
    if (behaviour.uploads === 'unreachable') return hangUp(request, reply)
    if (Number(firstByte) !== there.length) return reply.code(409).send({ code: 'attachment-incomplete' })
    sentBytes.set(id, (sentBytes.get(id) ?? 0) + body.length)
    const isBroken = behaviour.breaks > 0
    parts.set(id, Buffer.concat([there, isBroken ? body.subarray(0, body.length / 2) : body]))
    if (!isBroken) return { offset: parts.get(id)?.length }
    behaviour.breaks -= 1
    return hangUp(request, reply)
  })

  http.post<Place & { Body: { bytes: number } }>(`${url}/assembly`, async ({ params, body }, reply) => {
    const whole = parts.get(params.id)
    if (behaviour.uploads === 'refused') return reply.code(422).send(refusal)
    if (whole?.length !== body.bytes) return reply.code(409).send({ code: 'attachment-incomplete' })
    documents.set(params.id, whole)
    return reply.code(201).send(keptAs(params.id))
  })

  http.post<Place & { Body: { attachmentId: string } }>(`${url}/copies`, async ({ params, body }, reply) => {
    const whole = documents.get(params.id)
    if (!whole) return reply.code(422).send({ code: 'attachment-unknown' })
    documents.set(body.attachmentId, whole)
    return reply.code(201).send(keptAs(body.attachmentId))
  })
}
