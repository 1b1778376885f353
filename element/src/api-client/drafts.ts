import { type Answer, authorityUrl, call, json, type ServicePlace } from './call.ts'
import { toJson } from './to-json.ts'

/** The answer to a save: the number of the revision, and the last day on which it is kept. */
export type Saved = { readonly revision: number; readonly keptUntil: string }

/** A draft as the platform has it. */
export type SealedDraft = Saved & { readonly content: Uint8Array<ArrayBuffer> }

/** Which draft, and the token that opens it. */
export type DraftAccess = { readonly lookupId: string; readonly accessToken: string }

/** A draft on its way. `basedOn`: the revision that it follows, 0 for none. */
export type DraftToSave = { readonly sealed: Uint8Array<ArrayBuffer>; readonly basedOn: number; readonly attachmentIds: readonly string[] }

/** So much may still be sent when the page is gone (Fetch standard, section 4.5: 64 KiB for all requests together). */
const keepaliveBytes = 60_000

const revisionOf = (response: Response) => Number(response.headers.get('etag')?.slice(1, -1))

/** The ways of drafts to one authority. */
export function draftsAt(place: ServicePlace) {
  const draftUrl = ({ lookupId }: DraftAccess) => `${authorityUrl(place)}/drafts/${lookupId}`
  const noteUrl = (noteId: string) => `${authorityUrl(place)}/tab-notes/${noteId}`
  const authorization = ({ accessToken }: DraftAccess) => ({ authorization: `Bearer ${accessToken}` })
  return {
    saveDraft: (access: DraftAccess, { sealed, basedOn, attachmentIds }: DraftToSave): Promise<Answer<Saved>> => {
      const headers = {
        ...authorization(access),
        'content-type': 'application/octet-stream',
        ...(basedOn === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${basedOn}"` }),
        ...(attachmentIds.length > 0 && { 'draft-attachments': attachmentIds.join() }),
      }
      const keepalive = sealed.length <= keepaliveBytes
      const init = { method: 'PUT', headers, body: sealed, keepalive, signal: AbortSignal.timeout(30_000) }
      return call(draftUrl(access), init, json<Saved>)
    },
    /** Opens a draft. */
    openDraft: (access: DraftAccess): Promise<Answer<SealedDraft>> =>
      call(draftUrl(access), { headers: authorization(access), signal: AbortSignal.timeout(30_000) }, async (response) => ({
        revision: revisionOf(response),
        keptUntil: response.headers.get('kept-until') ?? '',
        content: new Uint8Array(await response.arrayBuffer()),
      })),
    /** Deletes a draft and its documents. */
    deleteDraft: (access: DraftAccess): Promise<Answer<undefined>> =>
      call(draftUrl(access), { method: 'DELETE', headers: authorization(access) }, async () => undefined),
    keepNote: (noteId: string, note: string, hours: number): Promise<Answer<undefined>> => {
      const headers = { 'content-type': 'application/json' }
      return call(noteUrl(noteId), { method: 'PUT', headers, body: toJson({ note, hours }), keepalive: true }, async () => undefined)
    },
    findNote: (noteId: string): Promise<Answer<{ readonly note: string }>> =>
      call(noteUrl(noteId), { signal: AbortSignal.timeout(30_000) }, json<{ readonly note: string }>),
    forgetNote: (noteId: string): Promise<Answer<undefined>> =>
      call(noteUrl(noteId), { method: 'DELETE', keepalive: true }, async () => undefined),
  }
}

/** The ways of drafts to one authority. */
export type Drafts = ReturnType<typeof draftsAt>
