// A reload must not end an application. The page in the tab keeps a random secret; the platform keeps this note, sealed with a key from that secret.
// Both together lead back to the draft, neither does alone.
import { fromBase64url, toBase64url } from './base64url.ts'
import { derive } from './derive.ts'
import { createSeal } from './seal-value.ts'

/** What a tab was about: a draft, by its code (base64url), or an application that was sent. */
export type TabNote =
  | { readonly kind: 'draft'; readonly code: string }
  | {
      readonly kind: 'applied'
      readonly applicationId: string
      readonly accessToken: string
      readonly referenceNumber: string
      readonly receivedAt: string
    }

/** Where the note of one secret lies, and what seals it. */
export type NoteKeys = {
  readonly noteId: string
  readonly seal: (note: TabNote) => Promise<string>
  /** @throws when it is not the note of this secret */
  readonly open: (sealed: string) => Promise<TabNote>
}

const sizes = { smallest: 512, largest: 1024 }

/** A new secret for a tab. */
export const makeTabSecret = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(32)))

/** Derives place and key of a note from the tab's secret. */
export async function makeNoteKeys(secret: string, ags: string): Promise<NoteKeys> {
  const bytes = fromBase64url(secret)
  const noteId = toBase64url(await derive(bytes, 'note-id'))
  const { seal, open } = await createSeal(await derive(bytes, 'note-key'), ['tab-note', ags, noteId], sizes)
  return {
    noteId,
    seal: async (note) => toBase64url(await seal(note)),
    open: async (sealed) => (await open(fromBase64url(sealed))) as TabNote,
  }
}
