import { check, type PageCheck } from './page-check.ts'

/** How far two colours of CSS are apart (WCAG: contrast ratio), and the colour that is behind an element. */
export const colourTools = `
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = (colour) => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data] }
  const light = (colour) => {
    const [r, g, b] = rgba(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one, other) => { const [high, low] = [light(one), light(other)].toSorted((a, b) => b - a); return (high + 0.05) / (low + 0.05) }
  const above = (one) => one.parentElement ?? one.getRootNode().host
  const behind = (one) => {
    for (let part = above(one); part; part = above(part)) { const { backgroundColor } = getComputedStyle(part); if (rgba(backgroundColor)[3] === 255) return backgroundColor }
    return matchMedia('(forced-colors: active)').matches ? 'Canvas' : 'white'
  }
`

/**
 * Every text against what is behind it (WCAG 1.4.3). axe takes joined letters for drawings and leaves them out,
 * and with them nearly all that is written in Arabic.
 */
const everyText = `
  ${colourTools}
  const behindText = (one) => { const { backgroundColor } = getComputedStyle(one); return rgba(backgroundColor)[3] === 255 ? backgroundColor : behind(one) }
  const isLarge = ({ fontSize, fontWeight }) => Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
  const isPale = (one) => { const style = getComputedStyle(one); return contrast(style.color, behindText(one)) < (isLarge(style) ? 3 : 4.5) }
  return all.filter((one) => isShown(one) && (ownText(one) || one.matches('input, select, textarea')) && !one.closest('style, :disabled') && isPale(one)).map(nameOf)
`

/** Can the text be told from its ground? */
export const contrastChecks: readonly PageCheck[] = (['light', 'dark'] as const).map((scheme) =>
  check('A11 contrast', { width: 1280, scheme }, everyText),
)
