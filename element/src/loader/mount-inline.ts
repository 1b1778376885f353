import { whenFocused } from '../frame/when-focused.ts'
import { bringIntoSight } from './bring-into-sight.ts'
import { schemeAround, watchScheme } from './host-scheme.ts'
import { placeInPage } from './tab-place.ts'

/** Path of the module with the element, put in when the loader is bundled. */
declare const ELEMENT_MODULE: string

/** Has the authority decided that its service may run in its own pages? Only the platform's answer counts, never the page's wish. */
async function isInlineAllowed(view: URL): Promise<boolean> {
  const answer = await fetch(view)
  return answer.ok && ((await answer.json()) as { authority?: { embedding?: string } }).authority?.embedding === 'inline'
}

/** Mounts the service in the page itself. Answers false where that is not decided or not possible: then it belongs in a frame. */
export async function mountInline(root: ShadowRoot, frame: URL, service: string, language: string): Promise<boolean> {
  const ags = frame.searchParams.get('ags') ?? ''
  try {
    if (!(await isInlineAllowed(new URL(`/api/authorities/${ags}/services/${service}?lang=${language}`, frame)))) return false
    await import(new URL(ELEMENT_MODULE, frame).href)
  } catch {
    return false
  }
  const element = document.createElement('aufenthalt-online-service')
  for (const [name, value] of Object.entries({ service, ags, lang: language, scheme: schemeAround(root.host), platform: frame.origin })) {
    element.setAttribute(name, value)
  }
  element.dataset['place'] = String(placeInPage(root.host))
  watchScheme(root.host, (scheme) => element.setAttribute('scheme', scheme))
  // Outside of this root a key seems to be pressed on the element: the page's shortcuts cannot tell that somebody types.
  for (const type of ['keydown', 'keypress', 'keyup']) element.addEventListener(type, (event) => event.stopPropagation())
  root.replaceChildren(element)
  whenFocused(element, (focused) => bringIntoSight(root.host, focused))
  return true
}
