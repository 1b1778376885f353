import type { Receipt } from '@aufenthalt/model'
import type { Platform } from '../api-client/platform.ts'
import { Saver } from '../draft/saver.ts'
import type { TabMemory } from '../draft/tab-memory.ts'
import { createTabNotes, type TabNotes } from '../draft/tab-notes.ts'
import type { DraftNews, Opening, ReminderDesk } from '../pages/keeping-props.ts'
import type { DraftContent } from './draft-content.ts'
import { type DraftHost, isSamePage, isSameWork, type Kept } from './draft-host.ts'
import { DraftOpening } from './draft-opening.ts'
import { DraftShelf, type Person } from './draft-shelf.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { createReminderDesk } from './reminder-desk.ts'
import { watchLeaving } from './watch-leaving.ts'

/** What the desk works with. */
export type DraftDeskDeps = { readonly platform: Platform; readonly memory: TabMemory; readonly host: DraftHost }

/** Keeps one person's draft: makes the code, saves, opens again, and notices others who do the same. */
export class DraftDesk {
  readonly #host: DraftHost
  readonly #notes: TabNotes
  readonly #shelf: DraftShelf
  readonly #saver: Saver
  readonly #opening: DraftOpening
  readonly #reminder: ReminderDesk
  readonly #stopWatching: () => void
  /** Which page this is: random. What it has saved itself is nobody else's. */
  readonly #writer = crypto.randomUUID()
  #beginning: Promise<void> | undefined
  #seen: Kept | undefined
  #isSubmitting = false
  news: DraftNews = {}
  isCodeShown = false

  constructor({ platform, memory, host }: DraftDeskDeps) {
    this.#host = host
    const { drafts, ags } = platform
    this.#notes = createTabNotes({ drafts, ags, memory })
    this.#shelf = new DraftShelf({ drafts, ags, content: () => this.#content() })
    this.#saver = new Saver({
      seal: () => this.#shelf.seal(),
      put: (sealed, basedOn) => this.#shelf.put(sealed, basedOn),
      newest: () => this.#meet(),
      changed: () => this.#saved(),
    })
    this.#opening = new DraftOpening({
      ...{ platform, host, shelf: this.#shelf, saver: this.#saver, notes: this.#notes },
      taken: (news) => this.#take(news),
      sent: () => {
        this.#isSubmitting = true
      },
    })
    const language = () => host.view()?.language ?? 'de'
    this.#reminder = createReminderDesk({ place: platform.place, access: () => this.#shelf.key?.keys, language, changed: host.changed })
    this.#stopWatching = watchLeaving({
      leave: () => this.#leave(),
      comeBack: () => void this.#comeBack(),
      online: () => void this.#saver.hurry(),
    })
  }

  get state() {
    return this.#saver.state
  }

  /** What came of the code that was typed. */
  get opening() {
    return this.#opening.state
  }

  /** What was sent in this tab before. */
  get applied() {
    return this.#opening.applied
  }

  get reminder(): ReminderDesk | undefined {
    return this.#host.view()?.hasReminders ? this.#reminder : undefined
  }

  get keptUntil(): string | undefined {
    return this.#saver.known.keptUntil
  }

  /** The code in groups, once there is one. */
  get code(): string | undefined {
    return this.#shelf.key?.code
  }

  get lookupId(): string | undefined {
    return this.#saver.known.revision > 0 ? this.#shelf.key?.keys.lookupId : undefined
  }

  /** Somebody else has saved, sent or deleted it. */
  get #mustDecide(): boolean {
    return ['elsewhere', 'gone', 'submitted'].includes(this.state.kind)
  }

  /** When somebody else has saved. */
  get theirsAt(): string | undefined {
    return this.#shelf.theirs?.content.savedAt
  }

  get hasUnsaved(): boolean {
    return this.#shelf.key ? this.#saver.hasUnsaved : this.#host.take() !== undefined
  }

  /** Compares what is there with what was there; keeps it from the first page on that is done. */
  look(): void {
    const [now, before] = [this.#host.take(), this.#seen]
    if (!now || this.#isSubmitting) return
    this.#seen = now
    const isMoved = before !== undefined && !isSamePage(now, before)
    if (before && !isMoved && isSameWork(now, before)) return
    this.#saver.touch()
    if (isMoved && this.#shelf.key) this.isCodeShown = false
    if (isMoved) void this.#keepNow()
  }

  /** Shows the code, or puts it away. */
  showCode(isShown: boolean): void {
    this.isCodeShown = isShown
    if (isShown) void this.#keepNow()
    this.#host.changed()
  }

  dropNews(): void {
    this.news = {}
    this.#host.changed()
  }

  /** Opens what a typed code leads to. */
  openWithCode(typed: string): Promise<Opening> {
    return this.#opening.openWithCode(typed)
  }

  /** Opens what this tab was about, if it was about something. */
  reopen(): Promise<void> {
    return this.#opening.reopen()
  }

  /** Takes what was saved elsewhere, together with what was written here since. */
  continueHere(): void {
    const shelf = this.#shelf
    const [here, theirs] = [this.#content(), shelf.theirs]
    if (!here || !theirs) return
    const { content, differences } = mergeDrafts(shelf.base, here, theirs.content)
    this.news = differences.length > 0 ? { differences } : {}
    shelf.base = theirs.content
    shelf.theirs = undefined
    this.#host.put(content, undefined)
    this.#saver.begin(theirs)
    this.#saver.touch()
  }

  /** Keeps what the platform no longer has as a new draft, under the same code. */
  saveAnew(): void {
    this.#saver.begin()
    this.#saver.touch()
  }

  /** Shows what has become of a draft that was sent elsewhere. */
  async showSent(): Promise<void> {
    const { key } = this.#shelf
    if (key) await this.#opening.open(key.bytes)
  }

  /** Leaves nothing in this tab. The draft stays, the code opens it. */
  async leaveDevice(): Promise<void> {
    await this.#saver.hurry()
    await this.#forget('left')
  }

  /** Deletes everything that was entered; false when the platform did not answer. */
  async deleteAll(): Promise<boolean> {
    await this.#saver.rest()
    const isGone = await this.#shelf.delete()
    if (isGone) await this.#forget('deleted')
    else this.#saver.begin(this.#saver.known)
    return isGone
  }

  /** Who submits. */
  person(): Promise<Person> {
    return this.#shelf.person()
  }

  /** Before submitting: what is on its way arrives first, nothing follows. False when the person must decide something before. */
  async rest(): Promise<boolean> {
    await this.#beginning
    await this.#saver.hurry()
    await this.#comeBack()
    if (this.#mustDecide) return false
    this.#isSubmitting = true
    await this.#saver.rest()
    return true
  }

  /** The application was not received: everything is kept as before. */
  goOn(): void {
    this.#isSubmitting = false
    if (this.#shelf.key) this.#saver.begin(this.#saver.known)
  }

  /** The application is received and the draft gone with it; the tab still knows that there was one. */
  async finish({ applicationId, referenceNumber, receivedAt }: Receipt): Promise<void> {
    const { accessToken } = (await this.person()).access
    await this.#notes.write({ kind: 'applied', applicationId, referenceNumber, receivedAt, accessToken })
  }

  /** The element is gone: what is not saved yet still goes. */
  close(): void {
    this.#leave()
    this.#stopWatching()
    this.#saver.close()
  }

  #content(): DraftContent | undefined {
    const [entered, view] = [this.#host.take(), this.#host.view()]
    if (!entered || !view) return undefined
    const { service, version } = view.form
    return { format: 1, service, version, ...entered, writer: this.#writer, savedAt: new Date().toISOString() }
  }

  async #meet() {
    const found = await this.#shelf.find()
    if (found.kind !== 'found') return undefined
    const isOwn = found.draft.content.writer === this.#writer
    if (!isOwn) this.#shelf.theirs = found.draft
    return { revision: found.draft.revision, isOwn }
  }

  #saved(): void {
    if (this.state.kind === 'saved') void this.#notes.renew()
    this.#host.changed()
  }

  /** Saves at once; the first time it makes the code. */
  async #keepNow(): Promise<void> {
    if (this.#shelf.key) await this.#saver.hurry()
    else if (this.#host.take()) {
      this.#beginning ??= this.#begin()
      await this.#beginning
    }
  }

  async #begin(): Promise<void> {
    this.#shelf.key = await this.#shelf.makeKey()
    this.isCodeShown = true
    void this.#notes.write({ kind: 'draft', code: this.#shelf.codeOfNote })
    this.#saver.begin()
    await this.#saver.hurry()
  }

  #take(news: DraftNews): void {
    this.news = news
    this.#seen = this.#host.take()
    void this.reminder?.look()
    this.#host.changed()
  }

  #leave(): void {
    if (this.#isSubmitting) return
    if (this.#shelf.key) this.#saver.leave()
    else void this.#keepNow()
  }

  /** Somebody who comes back to this tab learns what happened elsewhere before they write. */
  async #comeBack(): Promise<void> {
    if (!this.#shelf.key || this.#isSubmitting || this.state.kind !== 'saved') return
    const found = await this.#shelf.find()
    if (found.kind === 'problem' && found.status === 410) this.#saver.stop('submitted')
    if (found.kind !== 'found' || found.draft.content.writer === this.#writer || found.draft.revision <= this.#saver.known.revision) return
    this.#shelf.theirs = found.draft
    this.#saver.stop('elsewhere')
  }

  async #forget(ended: 'left' | 'deleted'): Promise<void> {
    this.#saver.close()
    this.#shelf.clear()
    this.#beginning = undefined
    this.#opening.applied = undefined
    this.#seen = undefined
    this.isCodeShown = false
    await this.#notes.forget()
    this.news = { ended }
    this.#host.reset()
  }
}
