import type { Drafts } from '../api-client/drafts.ts'
import type { TabMemory } from './tab-memory.ts'
import { makeNoteKeys, makeTabSecret, type TabNote } from './tab-note.ts'

/** A draft is reopened in its tab for a day; that something was sent is remembered as long as the tab is there, up to a month. Hours. */
const keptHours = { draft: 24, applied: 30 * 24 }

/** An open draft is looked after once in a while, so that its day does not end during the work. Milliseconds. */
const renewMs = 3_600_000

/** Keeps what this tab is about: half in the page, half on the platform. Without either the person's code does the same. */
export function createTabNotes({ drafts, ags, memory }: { readonly drafts: Drafts; readonly ags: string; readonly memory: TabMemory }) {
  let written: { readonly note: TabNote; readonly at: number } | undefined

  async function write(note: TabNote) {
    written = { note, at: Date.now() }
    const secret = memory.read() ?? makeTabSecret()
    memory.write(secret)
    const { noteId, seal } = await makeNoteKeys(secret, ags)
    await drafts.keepNote(noteId, await seal(note), keptHours[note.kind])
  }

  return {
    write,
    /** Keeps the note for another day, at most once in an hour. */
    renew: async () => {
      if (written && Date.now() - written.at > renewMs) await write(written.note)
    },
    /** What this tab was about. */
    read: async (): Promise<TabNote | undefined> => {
      const secret = memory.read()
      if (!secret) return undefined
      const { noteId, open } = await makeNoteKeys(secret, ags)
      const answer = await drafts.findNote(noteId)
      return answer.kind === 'ok' ? await open(answer.value.note).catch(() => undefined) : undefined
    },
    /** Leaves nothing in this tab. */
    forget: async () => {
      const secret = memory.read()
      memory.write(undefined)
      written = undefined
      if (secret) await drafts.forgetNote((await makeNoteKeys(secret, ags)).noteId)
    },
  }
}

/** What keeps the note of this tab. */
export type TabNotes = ReturnType<typeof createTabNotes>
