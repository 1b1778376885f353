// A reload must not end an application. The page in the tab keeps a random secret, the platform keeps this note, sealed with a key from that secret:
// both together reopen the draft, neither does alone.
import { isWithinLimitIn } from '../authorities/limits.ts'
import { findAuthority } from '../authorities/store.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { Tx } from '../database/with-authority.ts'
import type { DraftDeps } from './open-draft.ts'

/** Where a note lies. The id comes from the secret of the tab: who can name it has that secret. */
export type NotePlace = { readonly authorityId: AuthorityId; readonly noteId: Buffer }

/** How writing a note ends. */
export type NoteOutcome = 'kept' | 'authority-unknown' | 'too-many'

const hourMs = 3_600_000

/** Keeps a note for some hours, in place of what was there. */
export async function keepTabNote(deps: DraftDeps, place: NotePlace, note: { readonly content: Buffer; readonly hours: number }) {
  return await deps.withAuthority(place.authorityId, async (tx): Promise<NoteOutcome> => {
    if (!(await findAuthority(tx))) return 'authority-unknown'
    const now = deps.now()
    const use = { authorityId: place.authorityId, limit: 'tabNotes', subjectId: place.authorityId } as const
    if (!(await isWithinLimitIn(tx, use, now))) return 'too-many'
    const row = { content: note.content, kept_until: new Date(now.getTime() + note.hours * hourMs) }
    await tx
      .insertInto('tab_notes')
      .values({ authority_id: place.authorityId, note_id: place.noteId, ...row })
      .onConflict((conflict) => conflict.columns(['authority_id', 'note_id']).doUpdateSet(row))
      .execute()
    return 'kept'
  })
}

/** Finds a note that has not ended. */
export async function findTabNote({ withAuthority, now }: DraftDeps, { authorityId, noteId }: NotePlace): Promise<Buffer | undefined> {
  const row = await withAuthority(authorityId, (tx) =>
    tx.selectFrom('tab_notes').select('content').where('note_id', '=', noteId).where('kept_until', '>', now()).executeTakeFirst(),
  )
  return row?.content
}

/** Deletes a note; one that is gone already is gone. */
export async function removeTabNote({ withAuthority }: DraftDeps, { authorityId, noteId }: NotePlace): Promise<void> {
  await withAuthority(authorityId, (tx) => tx.deleteFrom('tab_notes').where('note_id', '=', noteId).execute())
}

/** Deletes notes that have ended. */
export async function deleteOldTabNotes(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('tab_notes').where('kept_until', '<=', now).execute()
}
