import { type FieldError, type OnlineServiceView, relevantAnswers } from '@aufenthalt/model'
import type { Platform } from '../api-client/platform.ts'
import { controlId } from '../fields/field-props.ts'
import type { Actions, Work } from '../pages/page-props.ts'
import { isSamePlace, type Place, stepAfter, stepNumber, stepsOf } from '../pages/steps.ts'
import { type Words, wordsOf } from '../texts/words.ts'
import type { Courier, Entered } from './courier.ts'
import { createJourneyHistory } from './journey-history.ts'
import { type Failure, type JourneyEvent, nextState, type State } from './next-state.ts'
import * as entered from './work.ts'

/** What should have the focus after the next rendering. */
export type Focus = 'heading' | 'summary' | { readonly control: string }

const isPlace = (state: State): state is State & Place => ['start', 'page', 'documents', 'check'].includes(state.kind)

/** One person's way through one online service: where they are, what they have entered, what happens next. Knows nothing of the page it is shown on. */
export class Journey {
  readonly #platform: Platform
  readonly #changed: () => void
  readonly #calmly: (action: () => void) => void
  readonly #history = createJourneyHistory((place) => this.#revisit(place))
  #loads = 0
  #later: typeof import('./later.ts').later | undefined
  #courier: Courier | undefined
  state: State = { kind: 'loading' }
  view: OnlineServiceView | undefined
  words: Words | undefined
  work: Work = entered.noWork
  focus: Focus | undefined
  /** The language that could not be had. */
  missingLanguage: string | undefined

  /** `calmly` runs what may move the page when no pointer is pressed. */
  constructor(platform: Platform, calmly: (action: () => void) => void, changed: () => void) {
    this.#platform = platform
    this.#calmly = calmly
    this.#changed = changed
  }

  /** The later pages, once they are here. */
  get later() {
    return this.#later
  }

  get courier() {
    return this.#courier
  }

  get context() {
    return { today: this.view?.today ?? '', documents: this.#courier?.uploads.kept().map(({ code }) => code) ?? [] }
  }

  get steps() {
    return this.view ? stepsOf(this.view.form, this.work.answers, this.context) : []
  }

  /** Has the person entered something that would be lost? */
  get hasUnsent(): boolean {
    return this.state.kind !== 'receipt' && Object.keys(this.work.answers).length > 0
  }

  /** Fetches the service in a language. Answers and place stay. */
  async load(language: string): Promise<void> {
    const load = ++this.#loads
    const answer = await this.#platform.fetchOnlineService(language)
    if (load !== this.#loads) return
    if (answer.kind === 'ok') {
      this.view = answer.value
      this.words = wordsOf(answer.value.texts, answer.value.language)
      this.missingLanguage = undefined
      this.#happen({ kind: 'loaded' })
      void this.#loadLater()
    } else {
      this.missingLanguage = language
      this.#happen({ kind: 'load-failed', failure: failureOf(answer) })
    }
  }

  /** Tries once more to load what could not be loaded. */
  retry(language: string): Promise<void> {
    this.#happen({ kind: 'retried' })
    return this.load(language)
  }

  /** Fetches the later pages while the person reads the first one; again and again if need be, since a session should not break on a weak line. */
  async #loadLater(): Promise<void> {
    if (this.#later) return
    try {
      const { later } = await import('./later.ts')
      this.#later = later
      this.#courier = later.createCourier(this.#platform, () => this.#filesChanged())
      this.#changed()
    } catch {
      setTimeout(() => void this.#loadLater(), 5_000)
    }
  }

  #happen(event: JourneyEvent, focus: Focus = 'heading'): void {
    const before = this.state
    this.state = nextState(before, event)
    // The first page does not take the focus from the page around it.
    if (this.state !== before && before.kind !== 'loading') this.focus = focus
    this.#changed()
  }

  #update(work: Work, focus?: Focus): void {
    this.work = work
    if (focus) this.focus = focus
    this.#changed()
  }

  /** The browser's back or forward. */
  #revisit(place: Place): void {
    if (place.kind === 'start' || stepNumber(this.steps, place) > 0) this.#happen({ kind: 'moved', to: place })
  }

  #move(to: Place, focus: Focus = 'heading'): void {
    this.#happen({ kind: 'moved', to }, focus)
    this.#history.enter(to)
  }

  /** Goes on from a step that is in order. */
  #leave(place: Place & { readonly returning?: true }, isOpen: boolean): void {
    if (!this.view) return
    if (isOpen) this.focus = 'summary'
    else this.#move(place.returning ? entered.placeAfterChange(this.work, this.steps, this.#rules) : stepAfter(this.steps, place))
    this.#changed()
  }

  get #rules(): entered.Rules {
    if (!this.view) throw new Error('Not loaded')
    return { form: this.view.form, context: this.context }
  }

  get #uploads() {
    return this.#courier?.uploads.list() ?? []
  }

  #goOn(): void {
    const { state } = this
    const page = state.kind === 'page' && this.view?.form.pages.find(({ id }) => id === state.page)
    if (page) {
      this.work = entered.checkQuestions(this.work, page, this.#rules)
      this.#leave(state, entered.hasErrors(this.work, page))
    } else if (state.kind === 'documents') {
      this.work = entered.checkFiles(this.work, this.#uploads, this.#rules)
      this.#leave(
        state,
        entered.hasErrors(
          this.work,
          this.view?.form.documents.map(({ code }) => code),
        ),
      )
    } else if (state.kind === 'check') {
      this.work = entered.checkEverything(this.work, this.#uploads, this.#rules)
      if (entered.hasErrors(this.work)) this.#update(this.work, 'summary')
      else void this.#submit()
    }
  }

  #filesChanged(): void {
    if (this.view) this.work = entered.dropSolved(this.work, this.#uploads, this.#rules)
    this.#changed()
  }

  #follow(field: string, entry?: number): void {
    if (!this.view || !isPlace(this.state)) return
    const focus = { control: controlId(field, entry) }
    const place = entered.placeOf(this.view.form, field)
    if (isSamePlace(place, this.state)) this.#update(this.work, focus)
    else this.#move(place.kind === 'check' ? place : { ...place, returning: true }, focus)
  }

  /** Submits everything; without an answer of the platform the person can send the same again. */
  async #submit(): Promise<void> {
    const { form } = this.#rules
    const { service, version } = form
    const answers = relevantAnswers(form, this.work.answers, this.context)
    await this.#send({ service, version, language: this.words?.language ?? 'de', answers, declarations: this.work.declared })
  }

  /** Sends what was submitted before once more, unchanged. */
  readonly sendAgain = (): void => void this.#send()

  async #send(application?: Entered): Promise<void> {
    this.#happen({ kind: 'submitted' })
    const outcome = await this.#courier?.submit(application)
    if (!outcome) return
    if (outcome.kind === 'received') {
      this.#courier?.openDesk(outcome.receipt)
      this.work = entered.noWork
      return this.#happen(outcome)
    }
    if (outcome.kind === 'version-changed') await this.load(this.words?.language ?? 'de')
    if (outcome.kind === 'refused') this.work = { ...this.work, problems: outcome.errors as FieldError[] }
    this.#happen({ kind: outcome.kind }, this.work.problems.length > 0 ? 'summary' : 'heading')
  }

  readonly act: Actions = {
    change: (field, value) => this.#update(entered.changeAnswer(this.work, field, value)),
    settle: (field) => this.#calmly(() => this.#update(entered.settleAnswer(this.work, field, this.#rules))),
    goOn: () => this.#goOn(),
    move: (to) => this.#move(to),
    follow: (field, entry) => this.#follow(field, entry),
    declare: (id, isTicked) => this.#update(entered.declare(this.work, id, isTicked)),
    addFiles: (code, files) => this.#addFiles(code, files),
    removeFile: (attachmentId) => this.#courier?.uploads.remove(attachmentId),
    retryFile: (attachmentId) => this.#courier?.uploads.retry(attachmentId),
  }

  #addFiles(code: string, files: readonly File[]): void {
    if (!this.view) return
    const maxFiles = this.view.form.documents.find((request) => request.code === code)?.maxFiles
    this.#courier?.uploads.add(code, files, { ...this.view.limits, ...(maxFiles !== undefined && { maxFiles }) })
  }

  /** The element is gone. */
  close(): void {
    this.#history.close()
    this.#courier?.close()
  }
}

function failureOf(answer: { readonly kind: 'unreachable' } | { readonly kind: 'problem'; readonly status: number }): Failure {
  if (answer.kind === 'unreachable') return 'unreachable'
  return answer.status === 404 ? 'not-offered' : 'unavailable'
}
