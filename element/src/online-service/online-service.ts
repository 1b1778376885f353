import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { platformAt } from '../api-client/platform.ts'
import { pageMemory, type TabMemory } from '../draft/tab-memory.ts'
import { authorityLogo } from '../parts/authority-logo.ts'
import { createCalm } from '../parts/calm.ts'
import { helpFooter } from '../parts/help-footer.ts'
import { languageChoice } from '../parts/language-choice.ts'
import { adopt, loadFonts, lookOfService, themeSheet } from '../parts/look.ts'
import { followScheme } from '../parts/scheme.ts'
import { directionOf } from '../texts/language.ts'
import { Journey } from './journey.ts'
import { renderAround, renderState } from './render-state.ts'

/** What the page around may want to know when another page of the service is shown. Never an answer. */
export type PageShown = { readonly title: string; readonly language: string; readonly direction: 'ltr' | 'rtl' }

/**
 * An online service of an authority: from the first question to the receipt.
 * @attr service - which one, `at-…`
 * @attr ags - the authority, eight digits
 * @attr lang - language; answers stay when it changes
 * @attr scheme - `light` or `dark`, the look of the page around; without it the one of the person's system
 * @attr platform - origin of the platform; the page's own where it is missing
 * @attr data-memory - `host`: the page around the frame keeps the secret of the tab, and gets it by `aufenthalt-keep`
 * @attr data-place - which of several in a page this is
 * @event aufenthalt-keep - detail: the secret of this tab, or nothing when it is to be forgotten
 * @event aufenthalt-page-shown - another page is shown; detail: title, language and direction
 */
export class OnlineService extends LitElement {
  static override properties = { service: {}, ags: {}, lang: {}, scheme: {}, platform: {} }
  static override styles = lookOfService
  declare service: string
  declare ags: string
  declare lang: string
  declare scheme: string | undefined
  declare platform: string
  #journey: Journey | undefined
  #shown = ''
  #followed = ''
  #theme: CSSStyleSheet | undefined
  readonly #calm = createCalm(this)
  #hostSecret: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#journey ??= this.#begin()
    window.addEventListener('beforeunload', this.#warn)
  }

  #begin(): Journey {
    const { service, ags, platform } = this
    const place = { service, ags, platform: platform || location.origin }
    const journey = new Journey({
      platform: platformAt(place),
      memory: this.#memory,
      calmly: this.#calm.when,
      speak: (language) => {
        this.lang = language
      },
      changed: () => this.requestUpdate(),
    })
    void journey.load(this.lang || 'de')
    return journey
  }

  /** Where the secret of this tab is: the page around keeps it for a frame, which stores nothing itself. */
  get #memory(): TabMemory {
    const { service, ags, dataset } = this
    if (dataset['memory'] !== 'host') return pageMemory(`aufenthalt ${service} ${ags} ${dataset['place'] ?? ''}`)
    return {
      read: () => this.#hostSecret,
      write: (secret) => {
        this.#hostSecret = secret
        this.dispatchEvent(new CustomEvent('aufenthalt-keep', { detail: secret }))
      },
    }
  }

  /** The page around has kept this secret: what the tab was about before is opened again. */
  remember(secret: string): void {
    this.#hostSecret = secret
    void this.#journey?.remember()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('beforeunload', this.#warn)
    // A node that is only moved is connected again at once; what the person has entered waits until it is.
    queueMicrotask(() => this.isConnected || this.#journey?.hasUnsent || this.#close())
  }

  #close(): void {
    this.#journey?.close()
    this.#journey = undefined
  }

  readonly #warn = (event: Event): void => {
    if (this.#journey?.hasUnsaved) event.preventDefault()
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (this.hasUpdated && changes.has('lang')) void this.#journey?.load(this.lang || 'de')
  }

  /** Chooses a language; one that could not be had before is tried again. */
  readonly #speak = (language: string): void => {
    if (this.lang === language) void this.#journey?.load(language)
    this.lang = language
  }

  protected override render() {
    const journey = this.#journey
    if (!journey) return nothing
    const language = journey.words?.language ?? this.lang
    const { above, below } = renderAround(journey)
    return html`<div class="service" lang=${language} dir=${directionOf(language)}>
      ${
        journey.view && journey.words
          ? html`<div class="top">
              ${authorityLogo(journey.view.authority, this.platform || location.origin)}
              ${languageChoice(journey.words, journey.view.languages, journey.missingLanguage, this.#speak)}
            </div>`
          : nothing
      }
      <div class="content">${above}${renderState(journey, language)}${below}</div>
      ${journey.view && journey.words ? helpFooter(journey.words, journey.view.authority) : nothing}
    </div>`
  }

  protected override updated(): void {
    const journey = this.#journey
    if (!journey) return
    this.#dress(journey)
    this.#moveFocus(journey)
    this.#tellShown(journey)
  }

  /** The authority's colour and the fonts come with the first page, the look of the later pages with them. */
  #dress({ view, later }: Journey): void {
    const root = this.renderRoot as ShadowRoot
    if (view && !this.#theme) {
      this.#theme = themeSheet(view.authority.theme)
      loadFonts()
    }
    adopt(root, this.#theme)
    adopt(root, later?.look)
    this.#follow(root)
  }

  /** A rule that is switched has everything styled anew: only when scheme or sheets are others. */
  #follow({ adoptedStyleSheets }: ShadowRoot): void {
    const followed = `${adoptedStyleSheets.length} ${this.scheme ?? ''}`
    if (followed === this.#followed) return
    this.#followed = followed
    this.style.colorScheme = this.scheme ?? ''
    followScheme(adoptedStyleSheets, this.scheme ?? '')
  }

  #moveFocus(journey: Journey): void {
    const { focus } = journey
    if (!focus) return
    journey.focus = undefined
    const root = this.renderRoot as ShadowRoot
    const control = typeof focus === 'object' ? root.getElementById(focus.control) : null
    const summary = focus === 'summary' ? root.querySelector<HTMLElement>('[data-focus], .notice') : null
    const target = control ?? summary ?? root.querySelector<HTMLElement>('h1')
    target?.focus()
  }

  #tellShown(journey: Journey): void {
    const heading = this.renderRoot.querySelector('h1')?.textContent?.trim()
    if (!heading) return
    const language = journey.words?.language ?? this.lang
    const title = this.#titleOf(journey, heading)
    if (title === this.#shown) return
    this.#shown = title
    const detail: PageShown = { title, language, direction: directionOf(language) }
    this.dispatchEvent(new CustomEvent('aufenthalt-page-shown', { detail, bubbles: true }))
  }

  /** Where nothing could be had, the heading is all there is to say. */
  #titleOf({ words, view, work }: Journey, heading: string): string {
    if (!words || !view) return heading
    const parts = [...new Set([heading, words.text('service.title'), view.authority.name])].join(' – ')
    const hasSummary = work.problems.length > 0 && this.renderRoot.querySelector('[data-focus]') !== null
    return hasSummary ? words.ui('error-in-title', { title: parts }) : parts
  }
}

/** The tag of the element. In pages that do not run it themselves the loader opens a frame. */
export const onlineServiceTag = 'aufenthalt-online-service'

/** Gives the tag its element, once. */
export function defineOnlineService(): void {
  if (!customElements.get(onlineServiceTag)) customElements.define(onlineServiceTag, OnlineService)
}
