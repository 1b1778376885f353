import { type OnlineServiceView, readPersonCode } from '@aufenthalt/model'
import type { Platform } from '../api-client/platform.ts'
import { fromBase64url } from '../draft/base64url.ts'
import type { Saver } from '../draft/saver.ts'
import type { TabNotes } from '../draft/tab-notes.ts'
import type { Applied, DraftNews, Opening } from '../pages/keeping-props.ts'
import { readDraft } from './draft-content.ts'
import type { DraftHost } from './draft-host.ts'
import type { DraftKey, DraftShelf, FoundDraft } from './draft-shelf.ts'
import { reopenSent } from './reopen-sent.ts'

/** What opening works with. `taken` hears what the person should know of the draft that is shown now; `sent` that there is none any more. */
export type OpeningDeps = {
  readonly platform: Platform
  readonly host: DraftHost
  readonly shelf: DraftShelf
  readonly saver: Saver
  readonly notes: TabNotes
  readonly taken: (news: DraftNews) => void
  readonly sent: () => void
}

/** Why nothing was opened. */
const openings: { readonly [status: number]: Opening } = { 404: 'wrong', 429: 'slow' }

/** Opens what a code or this tab leads to: a draft, or what has become of it. */
export class DraftOpening {
  readonly #deps: OpeningDeps
  state: Opening | 'asking' | undefined
  applied: Applied | undefined

  constructor(deps: OpeningDeps) {
    this.#deps = deps
  }

  /** Opens what a typed code leads to. What does not open with its own code is none of ours. */
  async openWithCode(typed: string): Promise<Opening> {
    this.#tell('asking')
    const bytes = readPersonCode(typed)
    const opening = bytes ? await this.open(bytes).catch(() => 'wrong' as const) : 'wrong'
    this.#tell(opening)
    return opening
  }

  /** Opens what this tab was about, if it was about something. */
  async reopen(): Promise<void> {
    const { notes, platform } = this.#deps
    const note = await notes.read()
    if (note?.kind === 'draft') await this.open(fromBase64url(note.code))
    if (note?.kind !== 'applied') return
    const status = await platform.fetchStatus(note)
    this.applied = { ...note, ...(status.kind === 'ok' && { state: status.value.state }) }
  }

  /** Opens what a code's bytes lead to. */
  async open(bytes: Uint8Array<ArrayBuffer>): Promise<Opening> {
    const { shelf, host, saver, notes } = this.#deps
    const key = await shelf.makeKey(bytes)
    const [found, view] = [await shelf.find(key), host.view()]
    if (found.kind === 'problem' && found.status === 410) return await this.#openSent(key, found.applicationId ?? '')
    if (found.kind === 'problem') return openings[found.status] ?? 'unreachable'
    if (found.kind !== 'found' || !view) return 'unreachable'
    // What was there before is another draft.
    await saver.hurry()
    await saver.rest()
    shelf.key = key
    this.#takeUp(found.draft, view)
    void notes.write({ kind: 'draft', code: shelf.codeOfNote })
    return 'opened'
  }

  #takeUp({ content, ...known }: FoundDraft, view: OnlineServiceView): void {
    const { shelf, host, saver, taken } = this.#deps
    const read = readDraft(content, view)
    shelf.base = read.content
    host.put(read.content, read.place)
    saver.begin(known, true)
    taken(read.change ? { change: read.change } : {})
  }

  async #openSent({ bytes, code, keys }: DraftKey, applicationId: string): Promise<Opening> {
    const { platform, saver, host, sent } = this.#deps
    const before = await reopenSent(platform, { bytes, code, applicationId, accessToken: keys.accessToken })
    if (!before) return 'unreachable'
    sent()
    await saver.rest()
    host.arrived(before)
    return 'opened'
  }

  #tell(state: Opening | 'asking'): void {
    this.state = state
    this.#deps.host.changed()
  }
}
