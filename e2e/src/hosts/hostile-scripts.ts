// What other scripts of a municipality's page do to the page. Each function runs in the page as it is written here, before the loader.

/** One property of a built-in object, loosely. */
type Loose = { [name: string]: (...values: unknown[]) => unknown }

/** Takes keys away before anybody else sees them, and keeps Enter, Escape and its own shortcuts from doing anything, as old form scripts do. */
export function takeKeys(): void {
  const names = ['Enter', 'Escape', '/', '?']
  for (const type of ['keydown', 'keypress', 'keyup']) {
    const take = (event: Event) => {
      event.stopImmediatePropagation()
      const { target, key } = event as KeyboardEvent
      if (names.includes(key) && !(target instanceof HTMLInputElement)) event.preventDefault()
    }
    window.addEventListener(type, take, true)
  }
}

/** Shortcuts of a single letter, as content management systems have them: not in text fields, as far as a script outside of a shadow root can tell. */
export function listenForShortcuts(): void {
  for (const type of ['keydown', 'keypress']) {
    document.addEventListener(type, (event) => {
      const { target, key } = event as KeyboardEvent
      const isTyping = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
      if (!isTyping && /^[a-z0-9 ]$/i.test(key)) event.preventDefault()
    })
  }
}

/** Gives the built-in prototypes what libraries of 2008 gave them. */
export function extendPrototypes(): void {
  const extend = (prototype: object, extras: { readonly [name: string]: (this: never) => unknown }) => {
    for (const [name, extra] of Object.entries(extras)) (prototype as { [name: string]: unknown })[name] = extra
  }
  extend(Object.prototype, { ownKeysOf: () => [], toQueryString: () => '' })
  extend(Array.prototype, {
    // An array that writes itself: JSON.stringify makes a string of it, and quotes that once more.
    toJSON(this: unknown[]) {
      return `[${this.map((one) => JSON.stringify(one)).join(', ')}]`
    },
    first(this: unknown[]) {
      return this[0]
    },
    clear(this: unknown[]) {
      this.length = 0
      return this
    },
  })
  extend(String.prototype, {
    toJSON(this: string) {
      return `"${this}"`
    },
    strip(this: string) {
      return this.trim()
    },
  })
  extend(Date.prototype, { toJSON: () => 'a date' })
  extend(Element.prototype, {
    hide(this: HTMLElement) {
      this.style.display = 'none'
    },
  })
  // Copies what has a length, and knows neither iterators nor the mapping.
  Object.assign(Array, { from: (list: ArrayLike<unknown>) => Array.prototype.slice.call(list) })
  Object.assign(window, { $: () => null, jQuery: undefined, _: {}, define: undefined, module: undefined, exports: undefined })
}

/** Wraps what monitoring, consent and compatibility scripts wrap. Every wrapper does its duty and something of its own besides. */
export function wrapBuiltIns(): void {
  const seen: unknown[] = []
  const wrap = (target: object, names: readonly string[]) => {
    for (const name of names) {
      const original = (target as Loose)[name]
      if (!original) continue
      ;(target as Loose)[name] = function (this: unknown, ...values: unknown[]) {
        seen[seen.length % 100] = name
        return original.apply(this, values)
      }
    }
  }
  wrap(Array.prototype, ['map', 'filter', 'flatMap', 'forEach', 'find', 'some', 'every', 'includes', 'join', 'push', 'reduce'])
  wrap(String.prototype, ['trim', 'replace', 'replaceAll', 'split', 'normalize', 'padStart'])
  wrap(Element.prototype, ['setAttribute', 'getAttribute', 'attachShadow', 'closest', 'querySelector'])
  wrap(Node.prototype, ['appendChild', 'insertBefore', 'removeChild', 'cloneNode'])
  wrap(Document.prototype, ['createElement', 'querySelector', 'createTreeWalker', 'importNode'])
  wrap(XMLHttpRequest.prototype, ['open', 'send', 'setRequestHeader'])
  wrap(History.prototype, ['pushState', 'replaceState'])
  wrap(JSON, ['stringify', 'parse'])
  wrap(window, ['fetch', 'setTimeout', 'clearTimeout', 'queueMicrotask', 'postMessage', 'requestAnimationFrame'])
  wrap(CustomElementRegistry.prototype, ['define', 'get'])
}

/** Replaces promises by a polyfill of their first years, and listeners by a wrapper that knows no options. */
export function replaceBuiltIns(): void {
  const Native = window.Promise
  class Polyfill<T> extends Native<T> {}
  for (const name of ['allSettled', 'any', 'try', 'withResolvers']) (Polyfill as unknown as { [name: string]: unknown })[name] = undefined
  Object.assign(window, { Promise: Polyfill })
  const { addEventListener } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (this: EventTarget, type, listener, options) {
    const isCapturing = typeof options === 'object' && options !== null ? options.capture === true : options === true
    const heard = (event: Event) => (typeof listener === 'function' ? listener.call(this, event) : listener?.handleEvent(event))
    addEventListener.call(this, type, heard, isCapturing)
  }
}
