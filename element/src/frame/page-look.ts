import { followScheme } from '../parts/scheme.ts'
import page from './page.css'

/** Adopts the look of the frame's own page. A page that stands alone has margins; in a frame the page around has them. */
export function adoptPageLook(isInFrame: boolean): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(page)
  document.adoptedStyleSheets = [sheet]
  document.documentElement.classList.toggle('in-frame', isInFrame)
}

/** Gives the frame's page the look of the page around. */
export function wearScheme(scheme: string): void {
  document.documentElement.style.colorScheme = scheme
  followScheme(document.adoptedStyleSheets, scheme)
}
