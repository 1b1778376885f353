import type { Theme } from '@aufenthalt/model'
import regular from '@kern-ux/native/dist/fonts/fira-sans/FiraSans-Regular.woff2'
import semiBold from '@kern-ux/native/dist/fonts/fira-sans/FiraSans-SemiBold.woff2'
import { unsafeCSS } from 'lit'
import controls from './controls.css'
import look from './look.css'

/** The look of an online service, as adopted style sheets: the content security policy takes no others. */
export const lookOfService = [unsafeCSS(look), unsafeCSS(controls)]

const faces: readonly (readonly [path: string, weight: string])[] = [
  [regular, '400'],
  [semiBold, '600'],
]

let areFontsLoaded = false

/** Lets Fira Sans follow once the first page is there. Fonts of a shadow root would be ignored; who saves data gets none. */
export function loadFonts(): void {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }
  if (areFontsLoaded || connection?.saveData) return
  areFontsLoaded = true
  for (const [path, weight] of faces) {
    document.fonts.add(new FontFace('Aufenthalt Sans', `url("${new URL(path, import.meta.url)}")`, { weight, display: 'swap' }))
  }
}

/** Matches a colour as the console keeps it: #17428f */
const colour = /^#[0-9a-f]{6}$/i

/** The authority's colour on what acts, in the light look only: it was checked for contrast against white. */
export function themeSheet({ accent = '' }: Theme): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  if (colour.test(accent)) sheet.replaceSync(`@media (prefers-color-scheme: light) { :host { --kern-color-action-default: ${accent}; } }`)
  return sheet
}

/** Adds a style sheet to what the element wears, once. */
export function adopt(root: ShadowRoot, sheet: CSSStyleSheet | undefined): void {
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
