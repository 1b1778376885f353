import { colourTools } from './contrast-checks.ts'
import { check, type Look, type PageCheck } from './page-check.ts'

/** Gives the focus to every control in turn and looks at the mark around it: at least 2 px, and 3 : 1 against what is behind (WCAG 2.4.7, 1.4.11, 2.4.13). */
const everyMark = `
  ${colourTools}
  const isDrawn = (one) => one.offsetWidth > 4 && getComputedStyle(one).opacity !== '0'
  const isMarked = (one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && rgba(outlineColor)[3] > 0 && contrast(outlineColor, behind(one)) >= 3
  }
  const controls = all.filter((one) => one.matches('a[href], button:not(:disabled), input, select, textarea, summary') && one.checkVisibility({ visibilityProperty: true }))
  return controls.filter((one) => {
    one.focus({ preventScroll: true })
    const drawn = isDrawn(one) ? [one] : [...(one.labels ?? [])]
    return service.shadowRoot.activeElement === one && !drawn.some(isMarked)
  }).map(nameOf)
`

const looks: readonly (readonly [id: string, look: Look])[] = [
  ['A03 focus', { width: 1280, scheme: 'light' }],
  ['A03 focus', { width: 1280, scheme: 'dark' }],
  ['A20 focus', { width: 1280, scheme: 'light', forcedColors: true }],
  ['A20 focus', { width: 1280, scheme: 'dark', forcedColors: true }],
]

/** Is it to be seen where the focus is? These move the focus. */
export const focusChecks: readonly PageCheck[] = looks.map(([id, look]) => check(id, look, everyMark))
