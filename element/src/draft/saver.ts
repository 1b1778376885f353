import type { Answer } from '../api-client/call.ts'
import type { Saved } from '../api-client/drafts.ts'

/** How it stands with saving. `elsewhere`, `gone`, `submitted`: nothing is saved here until the person has decided. */
export type SaveState =
  | { readonly kind: 'new' | 'saving' | 'elsewhere' | 'gone' | 'submitted' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed'; readonly reason: 'unreachable' | 'unavailable' }

/** How to seal what is there now, to send it, and to look at what somebody else has saved. */
export type SaverDeps = {
  readonly seal: () => Promise<Uint8Array<ArrayBuffer>>
  readonly put: (sealed: Uint8Array<ArrayBuffer>, basedOn: number) => Promise<Answer<Saved>>
  /** The newest revision, and whether this tab wrote it: an answer that got lost must not look like somebody else. */
  readonly newest: () => Promise<{ readonly revision: number; readonly isOwn: boolean } | undefined>
  readonly changed: () => void
}

/** A revision that is known here, and how long it is kept. */
export type KnownRevision = { readonly revision: number; readonly keptUntil?: string | undefined }

/** Waits for a pause in the typing, but not for ever; and between attempts that fail. Milliseconds. */
const pauseMs = 2_000
const longestMs = 8_000
const retryMs = [3_000, 6_000, 12_000, 24_000]

/** So soon after a change it is sealed, so that a page that goes away can send it without waiting. */
const sealMs = 300

/** What a refusal means; everything else is tried again. */
const endings: { readonly [status: number]: 'gone' | 'submitted' } = { 404: 'gone', 410: 'submitted' }

/** What is sealed, and up to which change. */
type Ready = { readonly change: number; readonly sealed: Uint8Array<ArrayBuffer> }

/** Saves what a person enters: after a pause, after a page, when the page is left; again and again while the line is down. Never over something newer. */
export class Saver {
  readonly #deps: SaverDeps
  state: SaveState = { kind: 'new' }
  known: KnownRevision = { revision: 0 }
  /** Changes are counted: those that were made, and those that the platform has. */
  #made = 0
  #kept = 0
  #failures = 0
  #dirtySince = 0
  #isResting = true
  #running: Promise<void> | undefined
  #ready: Ready | undefined
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #sealTimer: ReturnType<typeof setTimeout> | undefined

  constructor(deps: SaverDeps) {
    this.#deps = deps
  }

  get hasUnsaved(): boolean {
    return this.#made > this.#kept
  }

  /** Begins with what is known; `isSame`: what is shown is exactly that. */
  begin(known: KnownRevision = { revision: 0 }, isSame = false): void {
    this.known = known
    this.#isResting = false
    this.#failures = 0
    if (isSame) this.#kept = this.#made
    if (this.hasUnsaved) this.#schedule(0)
    else this.#say({ kind: 'saved', at: new Date() })
  }

  /** Something has changed. */
  touch(): void {
    if (!this.hasUnsaved) this.#dirtySince = Date.now()
    this.#made += 1
    if (this.#isResting) return
    // "Saved" is said of everything or not at all.
    if (this.state.kind === 'saved') this.#say({ kind: 'saving' })
    clearTimeout(this.#sealTimer)
    this.#sealTimer = setTimeout(() => void this.#seal().catch(() => undefined), sealMs)
    if (this.state.kind !== 'failed') this.#schedule(Math.max(0, Math.min(pauseMs, this.#dirtySince + longestMs - Date.now())))
  }

  /** Saves at once: a page is done, the line is back. */
  async hurry(): Promise<void> {
    await this.#running
    await this.#save()
  }

  /** The page may be gone in a moment: what is sealed already goes at once. */
  leave(): void {
    if (this.#isResting || !this.hasUnsaved) return
    if (this.#running || this.#ready?.change !== this.#made) void this.hurry()
    else this.#run(this.#send(this.#ready))
  }

  /** Saves nothing any more until it begins again; waits for what is on its way. */
  async rest(): Promise<void> {
    this.#isResting = true
    clearTimeout(this.#saveTimer)
    await this.#running
  }

  /** Somebody else has saved, sent or deleted it. */
  stop(kind: 'elsewhere' | 'gone' | 'submitted'): void {
    this.#isResting = true
    clearTimeout(this.#saveTimer)
    this.#say({ kind })
  }

  /** Ends everything. */
  close(): void {
    this.#isResting = true
    clearTimeout(this.#saveTimer)
    clearTimeout(this.#sealTimer)
  }

  #say(state: SaveState): void {
    this.state = state
    this.#deps.changed()
  }

  #schedule(ms: number): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = setTimeout(() => void this.#save(), ms)
  }

  #run(work: Promise<void>): void {
    this.#running = work
      .catch(() => this.#fail('unavailable'))
      .finally(() => {
        this.#running = undefined
      })
  }

  #save(): Promise<void> {
    clearTimeout(this.#saveTimer)
    if (!this.#running && !this.#isResting && this.hasUnsaved) {
      this.#say({ kind: 'saving' })
      this.#run(this.#seal().then((ready) => this.#send(ready)))
    }
    return this.#running ?? Promise.resolve()
  }

  async #seal(): Promise<Ready> {
    const change = this.#made
    const ready = { change, sealed: await this.#deps.seal() }
    this.#ready = ready
    return ready
  }

  async #send({ change, sealed }: Ready): Promise<void> {
    const answer = await this.#deps.put(sealed, this.known.revision)
    if (answer.kind === 'ok') return this.#keep(answer.value, change)
    const status = answer.kind === 'problem' ? answer.status : 0
    if (status === 412) return await this.#meet()
    const ending = endings[status]
    if (ending) this.stop(ending)
    else this.#fail(answer.kind === 'unreachable' ? 'unreachable' : 'unavailable')
  }

  #keep(saved: Saved, change: number): void {
    this.known = saved
    this.#kept = change
    this.#failures = 0
    this.#dirtySince = Date.now()
    this.#say(this.hasUnsaved ? { kind: 'saving' } : { kind: 'saved', at: new Date() })
    if (this.hasUnsaved && !this.#isResting) this.#schedule(pauseMs)
  }

  #fail(reason: 'unreachable' | 'unavailable'): void {
    this.#say({ kind: 'failed', reason })
    if (!this.#isResting) this.#schedule(retryMs[Math.min(this.#failures, retryMs.length - 1)] ?? pauseMs)
    this.#failures += 1
  }

  /** Something newer is there. */
  async #meet(): Promise<void> {
    const found = await this.#deps.newest()
    if (!found) return this.#fail('unreachable')
    if (!found.isOwn) return this.stop('elsewhere')
    this.known = { ...this.known, revision: found.revision }
    if (!this.#isResting) this.#schedule(0)
  }
}
