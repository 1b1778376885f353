// A check runs in the page as it is written here and names controls, never what is in them.

/** The root with everything of the form, and a name for a part of it. Put in front of every check. */
const tools = `
  const service = document.querySelector('aufenthalt-online-service')
  const all = [...service.shadowRoot.querySelectorAll('*')]
  const isShown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest('.sr-only')
  const nameOf = (one) => one.localName + (one.id ? '#' + one.id : one.className ? '.' + String(one.className.baseVal ?? one.className).split(' ')[0] : '')
  const ownText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
`

/** How a check wants the page: its size in CSS pixels, the person's settings, a style sheet of the person. */
export type Look = {
  readonly width: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly forcedColors?: true
  readonly reducedMotion?: true
  readonly sheet?: string
}

/** A check: its number in the table of checks, how the page must look for it, and what finds the parts that fail. */
export type PageCheck = { readonly id: string; readonly look: Look; readonly script: string }

/** Writes a check: `find` is the body of a function that gives the names of the parts that fail. */
export const check = (id: string, look: Look, find: string): PageCheck => ({ id, look, script: `(() => { ${tools} ${find} })()` })
