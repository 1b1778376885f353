import type { Answers, OnlineServiceView } from '@aufenthalt/model'
import type { Platform } from '../api-client/platform.ts'
import type { TabMemory } from '../draft/tab-memory.ts'
import type { OpenGroup } from '../fields/field-props.ts'
import type { Actions, Work } from '../pages/page-props.ts'
import { isReachable, type Place, type Step, stepsOf } from '../pages/steps.ts'
import { type Words, wordsOf } from '../texts/words.ts'
import { changeAnswer, noWork } from './change-answer.ts'
import type { Courier } from './courier.ts'
import type { DraftDesk } from './draft-desk.ts'
import type { Guide } from './guide.ts'
import { createJourneyHistory } from './journey-history.ts'
import { type Failure, type Focus, type JourneyEvent, nextState, type State } from './next-state.ts'
import type { SendOff } from './send-off.ts'
import type { Rules } from './work.ts'

/** What a journey needs. `calmly` runs what may move the page when no pointer is pressed; `speak` has the page change its language. */
export type JourneyDeps = {
  readonly platform: Platform
  readonly memory: TabMemory
  readonly calmly: (action: () => void) => void
  readonly speak: (language: string) => void
  readonly changed: () => void
}

/** One person's way through one online service: where they are, what they have entered, what happens next. Knows nothing of the page it is shown on. */
export class Journey {
  readonly #deps: JourneyDeps
  #steps: { readonly view?: OnlineServiceView; readonly answers?: Answers; readonly steps: readonly Step[] } = { steps: [] }
  readonly #history = createJourneyHistory((place) => this.#revisit(place))
  #loads = 0
  #later: typeof import('./later.ts').later | undefined
  #courier: Courier | undefined
  #desk: DraftDesk | undefined
  #isRemembered = false
  state: State = { kind: 'loading' }
  view: OnlineServiceView | undefined
  words: Words | undefined
  work: Work = noWork
  focus: Focus | undefined
  /** The entry of a group that is open, or was just taken out. */
  opened: OpenGroup | undefined
  /** The person wants to go on, and the rest of the form is still on its way. */
  isWaiting = false
  /** The German texts, once somebody wants to read them beside those of another language. */
  german: Words | undefined
  #guide: Guide | undefined
  #sendOff: SendOff | undefined
  /** The language that could not be had. */
  missingLanguage: string | undefined

  constructor(deps: JourneyDeps) {
    this.#deps = deps
  }

  /** Whatever changes is kept. */
  #changed(): void {
    this.#desk?.look()
    this.#deps.changed()
  }

  /** The later pages, once they are here. */
  get later() {
    return this.#later
  }

  get courier() {
    return this.#courier
  }

  /** Where the draft is kept, once the later pages are here. */
  get desk() {
    return this.#desk
  }

  get platform() {
    return this.#deps.platform
  }

  get context() {
    const uploads = this.#courier?.uploads
    return { today: this.view?.today ?? '', documents: uploads?.kept().map(({ code }) => code) ?? [], later: uploads?.later() ?? [] }
  }

  /** What checks the answers and knows where they lead, once the later pages are here. */
  get guide() {
    return this.#guide
  }

  /** The steps are asked for several times at every key; they change with the answers. */
  get steps(): readonly Step[] {
    const { view, work } = this
    if (view && (this.#steps.view !== view || this.#steps.answers !== work.answers)) {
      this.#steps = { view, answers: work.answers, steps: stepsOf(view.form, work.answers, this.context) }
    }
    return this.#steps.steps
  }

  /** Has the person entered something that is not sent yet? */
  get hasUnsent(): boolean {
    return this.state.kind !== 'receipt' && Object.keys(this.work.answers).length > 0
  }

  /** Would something be lost with this page? */
  get hasUnsaved(): boolean {
    return this.hasUnsent && (this.state.kind === 'submitting' || (this.#desk?.hasUnsaved ?? true))
  }

  /** Fetches the service in a language. Answers and place stay. */
  async load(language: string): Promise<void> {
    const load = ++this.#loads
    const answer = await this.platform.fetchOnlineService(language, this.#later ? undefined : 'beginning')
    if (load !== this.#loads) return
    if (answer.kind === 'ok') {
      this.#show(answer.value)
      this.missingLanguage = undefined
      this.#happen({ kind: 'loaded' })
      void this.remember()
      void this.#loadLater()
    } else {
      this.missingLanguage = language
      this.#happen({ kind: 'load-failed', failure: failureOf(answer) })
    }
  }

  #show(view: OnlineServiceView): void {
    this.view = view
    this.words = wordsOf(view.texts, view.language)
  }

  /** Tries once more to load what could not be loaded. */
  retry(language: string): Promise<void> {
    this.#happen({ kind: 'retried' })
    return this.load(language)
  }

  /** Fetches the later pages while the person reads the first one; again and again if need be, since a session should not break on a weak line. */
  async #loadLater(): Promise<void> {
    const { view } = this
    if (!view || this.#later) return
    const load = this.#loads
    try {
      const [{ later }, whole] = await Promise.all([import('./later.ts'), this.platform.fetchOnlineService(view.language)])
      // Another language is on its way, and brings this again.
      if (load !== this.#loads || this.#later) return
      if (whole.kind !== 'ok') throw new Error('Not loaded')
      this.#show(whole.value)
      this.#later = later
      this.#sendOff = later.createSendOff(this, { rules: () => this.#rules, happen: (event, focus) => this.#happen(event, focus) })
      this.#guide = this.#makeGuide(later)
      const { memory, speak, changed } = this.#deps
      const ways = {
        happen: (event: JourneyEvent) => this.#happen(event),
        enter: (place: Place) => this.#history.enter(place),
        speak,
        changed,
      }
      this.#desk = new later.DraftDesk({ platform: this.platform, memory, host: later.createDraftHost(this, ways) })
      this.#courier = later.createCourier(this.platform, this.#desk, () => this.#guide?.filesChanged())
      this.#changed()
      void this.remember()
      if (this.isWaiting) this.act.goOn()
    } catch {
      setTimeout(() => void this.#loadLater(), 5_000)
    }
  }

  /** Opens what this tab was about, once: when its secret is known, and the later pages are here. */
  async remember(): Promise<void> {
    if (this.state.kind === 'start' && !this.#isRemembered && this.#deps.memory.read()) this.#happen({ kind: 'opening' })
    if (this.state.kind !== 'opening' || !this.#desk || this.#isRemembered) return
    this.#isRemembered = true
    await this.#desk.reopen().catch(() => undefined)
    this.#happen({ kind: 'not-opened' })
  }

  #happen(event: JourneyEvent, focus: Focus = 'heading'): void {
    const before = this.state
    this.state = nextState(before, event)
    // The first page does not take the focus from the page around it.
    if (this.state !== before && before.kind !== 'loading' && before.kind !== 'opening') this.focus = focus
    this.#changed()
  }

  #update(work: Work, focus?: Focus): void {
    this.work = work
    if (focus) this.focus = focus
    this.#changed()
  }

  /** The browser's back or forward. */
  #revisit(place: Place): void {
    if (isReachable(this.steps, place)) this.#arrive(place, 'heading')
  }

  #move(to: Place, focus: Focus = 'heading'): void {
    this.#arrive(to, focus)
    this.#history.enter(to)
  }

  /** Entries that were open and changes that could be taken back stay behind. */
  #arrive(to: Place, focus: Focus): void {
    this.#guide?.arrived()
    if (typeof focus === 'string') this.opened = undefined
    this.#happen({ kind: 'moved', to }, focus)
  }

  get #rules(): Rules {
    if (!this.view) throw new Error('Not loaded')
    return { form: this.view.form, context: this.context }
  }

  #makeGuide(later: NonNullable<typeof this.later>): Guide {
    return later.createGuide(this, {
      rules: () => this.#rules,
      uploads: () => this.#courier?.uploads.list() ?? [],
      update: (work, focus) => this.#update(work, focus),
      open: (opened) => {
        this.opened = opened
      },
      move: (to, focus) => this.#move(to, focus),
      submit: () => this.#sendOff?.submit(),
    })
  }

  /** Sends what was submitted before once more, unchanged. */
  readonly sendAgain = (): void => this.#sendOff?.sendAgain()

  /** Goes on, or waits for what is needed to judge the answers. */
  #goOn(): void {
    this.isWaiting = this.#guide === undefined
    if (this.#guide) this.#guide.goOn()
    else this.#changed()
  }

  async #showGerman(): Promise<void> {
    if (this.german || this.words?.language === 'de') return
    const answer = await this.platform.fetchOnlineService('de')
    if (answer.kind === 'ok') this.german = wordsOf(answer.value.texts, 'de')
    this.#changed()
  }

  readonly act: Actions = {
    change: (field, value) => this.#update(changeAnswer(this.work, field, value)),
    settle: (field) => this.#deps.calmly(() => this.#guide?.settle(field)),
    takeBack: () => this.#guide?.takeBack(),
    showGerman: () => void this.#showGerman(),
    goOn: () => this.#goOn(),
    move: (to) => this.#move(to),
    follow: (field, entry) => this.#guide?.follow(field, entry),
    declare: (id, isTicked) => this.#guide?.declare(id, isTicked),
  }

  /** The element is gone. */
  close(): void {
    this.#history.close()
    this.#courier?.close()
    this.#desk?.close()
  }
}

function failureOf(answer: { readonly kind: 'unreachable' } | { readonly kind: 'problem'; readonly status: number }): Failure {
  if (answer.kind === 'unreachable') return 'unreachable'
  return answer.status === 404 ? 'not-offered' : 'unavailable'
}
