/** A look that a page can have. */
export type Scheme = 'light' | 'dark'

const preference = matchMedia('(prefers-color-scheme: dark)')

/** The look of the page around an element: dark only where the page says that it can be dark. A form would stand out in the other one. */
export function schemeAround(element: Element): Scheme {
  const own = getComputedStyle(element).colorScheme
  const said = own && own !== 'normal' ? own : document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content
  const known = (said ?? '').split(/\s+/)
  if (!known.includes('dark')) return 'light'
  return known.includes('light') && !preference.matches ? 'light' : 'dark'
}

/** Tells the look again when the person's system changes between day and night. */
export function watchScheme(element: Element, tell: (scheme: Scheme) => void): () => void {
  const changed = () => tell(schemeAround(element))
  preference.addEventListener('change', changed)
  return () => preference.removeEventListener('change', changed)
}
