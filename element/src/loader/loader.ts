// The one script of a municipality's page: it gives the tags of the online services their element, which opens a frame of the platform.
import { mountInline } from './mount-inline.ts'
import { type OpenFrame, openFrame } from './open-frame.ts'
import { serviceTags } from './services.ts'

/** Where this script came from; as a module it is found by its address. */
const script =
  (document.currentScript as HTMLScriptElement | null)?.src ||
  document.querySelector<HTMLScriptElement>('script[src*="/v1/aufenthalt."]')?.src ||
  location.href
const platform = new URL(script).origin

const look = new CSSStyleSheet()
look.replaceSync(
  ':host{display:block}div{position:relative}iframe{display:block;border:0;inline-size:100%;block-size:480px}' +
    'span{position:absolute;inset-inline:0;pointer-events:none}p{margin:16px 0;font-weight:600}',
)

/** Matches the language in what pages say, also where they say it wrongly: de, zh-Hans, de of de_DE.UTF-8 */
const language = /^[a-z]{2,3}(-[a-z0-9]{2,8})*(?![a-z0-9])/i

/**
 * An online service in a page.
 * @attr ags - the authority, eight digits
 * @attr lang - language; without it the page's
 * @attr mode - `inline` asks to run in the page itself, which the authority must have decided
 */
class ServiceElement extends HTMLElement {
  static observedAttributes = ['lang', 'ags']
  #frame: OpenFrame | undefined
  readonly #root = this.attachShadow({ mode: 'open' })

  constructor() {
    super()
    this.#root.adoptedStyleSheets = [look]
  }

  get #language(): string {
    const said = this.lang || this.closest<HTMLElement>('[lang]')?.lang || ''
    return language.exec(said)?.[0] ?? 'de'
  }

  get #inline(): Element | null {
    return this.#root.querySelector('aufenthalt-online-service')
  }

  connectedCallback(): void {
    // Mounted in the page, the service and its answers stay where they are while the page takes the element out and puts it in again.
    if (!this.#inline) void this.#open()
  }

  disconnectedCallback(): void {
    this.#frame?.close()
    this.#frame = undefined
  }

  /** With this callback `moveBefore()` keeps frame and answers. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null): void {
    if (!this.isConnected || before === this.getAttribute(name)) return
    if (name === 'lang') {
      this.#frame?.setLanguage(this.#language)
      this.#inline?.setAttribute('lang', this.#language)
    } else if (this.#frame || this.#inline) {
      this.disconnectedCallback()
      this.#root.replaceChildren()
      void this.#open()
    }
  }

  async #open(): Promise<void> {
    const service = this.localName
    const language = this.#language
    const url = new URL(`/frame/${service}`, platform)
    url.search = new URLSearchParams({ ags: this.getAttribute('ags') ?? '', lang: language }).toString()
    if (this.getAttribute('mode') === 'inline' && (await mountInline(this.#root, url, service, language))) return
    if (this.isConnected && !this.#frame) this.#frame = openFrame(this.#root, url, language)
  }
}

for (const tag of serviceTags) if (!customElements.get(tag)) customElements.define(tag, class extends ServiceElement {})
