import { extendPrototypes, listenForShortcuts, replaceBuiltIns, takeKeys, wrapBuiltIns } from './hostile-scripts.ts'

/** What one address of a hostile page asks for. */
export type Embedding = {
  readonly platformUrl: string
  readonly ags: string
  readonly language: string
  readonly mode: 'isolated' | 'inline'
  /** `sha384-…` of the loader */
  readonly integrity: string
}

/** A page that means the form no good. What is not said is as on any plain page. */
export type HostileHost = {
  /** What is hostile about it, in a few words. */
  readonly is: string
  /** Attributes of `<html>`; `{language}` is that of the journey. */
  readonly html?: string
  readonly head?: string
  /** Scripts that run before everything else. */
  readonly scripts?: readonly (() => void)[]
  readonly before?: string
  readonly after?: string
  /** Attributes of the script tag of the loader. */
  readonly script?: (embedding: Embedding) => string
  readonly policy?: (embedding: Embedding) => string
  /** How many elements stand in the page; the journey goes through the last. */
  readonly instances?: 2
  /** Has the element a language of its own? */
  readonly isSilent?: true
  /** The element is taken out of the page and put in again: before the first answer, or in the middle of the form. */
  readonly moves?: true
}

const text = '<p>Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor.</p>'.repeat(12)

/** What a page must allow: the platform's frame, or inline what the element does in the page's name (docs/embedding.md). */
const needs = ({ mode, platformUrl }: Embedding) =>
  mode === 'isolated'
    ? `frame-src ${platformUrl}`
    : `connect-src ${platformUrl}; font-src ${platformUrl}; img-src blob: data:; worker-src ${platformUrl}`

const nonce = 'bm9uY2Ugb2YgdGhlIGhvc3Q'

/** Hostile pages by name. */
export const hostileHosts: { readonly [name: string]: HostileHost } = {
  'small-root': { is: 'rem is 10 px', head: '<style>html{font-size:62.5%}body{font-size:1.4rem;line-height:1}</style>' },
  'revert-all': {
    is: 'every style is reverted, every element floats and every frame is hidden',
    head: '<style>*{all:revert!important}iframe{display:none!important;height:0!important}</style>',
  },
  'outer-form': {
    is: 'the page is one form, as in old portals, with required fields of its own',
    before: '<form action="/hosts/sent" method="get"><input name="q" required aria-label="Suche"><button>Suchen</button>',
    after: '<input name="viewstate" required aria-label="Zustand"></form>',
  },
  'takes-keys': { is: 'key events are taken at the window', scripts: [takeKeys] },
  shortcuts: { is: 'single letters are shortcuts', scripts: [listenForShortcuts] },
  'other-base': { is: 'relative addresses lead elsewhere', head: '<base href="https://elsewhere.example/deep/" target="_top">' },
  nonce: {
    is: 'the policy names a nonce, and allows no style at all',
    script: () => ` nonce="${nonce}"`,
    policy: (embedding) =>
      `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'none'; ${needs(embedding)}; base-uri 'none'`,
  },
  integrity: {
    is: 'the policy names the hash of the loader',
    script: ({ integrity }) => ` integrity="${integrity}" crossorigin="anonymous"`,
    policy: (embedding) =>
      `default-src 'none'; script-src '${embedding.integrity}'${embedding.mode === 'inline' ? ` ${embedding.platformUrl}` : ''}; style-src 'none'; ${needs(embedding)}; base-uri 'none'`,
  },
  'trusted-types': {
    is: 'trusted types are enforced',
    policy: (embedding) =>
      `require-trusted-types-for 'script'; trusted-types ${embedding.mode === 'inline' ? 'lit-html' : "'none'"}; script-src ${embedding.platformUrl}; style-src 'none'; ${needs(embedding)}`,
  },
  'extended-prototypes': { is: 'libraries of 2008 extend Object, Array, String and JSON', scripts: [extendPrototypes] },
  'wrapped-built-ins': { is: 'monitoring wraps DOM, JSON, fetch and history', scripts: [wrapBuiltIns] },
  'replaced-built-ins': { is: 'polyfills replace promises and listeners', scripts: [replaceBuiltIns] },
  'two-instances': { is: 'two elements stand in one page', instances: 2 },
  'right-to-left': { is: 'the page runs from right to left', html: 'dir="rtl"', before: text },
  moved: { is: 'the element is taken out and put in again', moves: true, before: text },
  'sticky-header': {
    is: 'a header and a cookie banner stay over the page',
    head: `<style>header{position:sticky;top:0;block-size:150px;background:#dde;z-index:9}aside{position:fixed;inset:auto 0 0;block-size:180px;background:#edd;z-index:9}</style>`,
    before: `<header><a href="#">Stadt</a></header>${text}`,
    after: `<aside><button>Cookies</button></aside>${text}`,
  },
  'inner-scroller': {
    is: 'the page does not scroll, a box in it does',
    head: '<style>html,body{block-size:100%;margin:0;overflow:hidden}main{block-size:100%;overflow:auto;position:relative}</style>',
    before: text,
    after: text,
  },
  'wrong-language': { is: 'the page names its language as no browser does', html: 'lang="{language}_XX.UTF-8"', isSilent: true },
}
