import { pageMemory } from '../draft/tab-memory.ts'
import { isFromFrame, type ToFrame } from '../frame/messages.ts'
import { bringIntoSight } from './bring-into-sight.ts'
import { schemeAround, watchScheme } from './host-scheme.ts'
import { loaderWords } from './loader-words.ts'
import { placeInPage } from './tab-place.ts'

/** A frame in the page. */
export type OpenFrame = { readonly setLanguage: (language: string) => void; readonly close: () => void }

/** How long the platform may be silent before the person is offered another way, in milliseconds. */
const patienceMs = 12_000

/** The margin of the frame's page, in pixels. */
const marginPx = 8

const sandbox = ['scripts', 'same-origin', 'forms', 'downloads', 'modals', 'popups', 'popups-to-escape-sandbox']
  .map((name) => `allow-${name}`)
  .join(' ')

/** Opens a service in a frame of the platform. Only messages of this frame, from the platform's origin and of a known form, are heard. */
export function openFrame(root: ShadowRoot, url: URL, language: string): OpenFrame {
  const frame = document.createElement('iframe')
  const stage = document.createElement('div')
  // Lies over the part of the frame that should be in sight: the page cannot scroll to what is in it.
  const mark = document.createElement('span')
  const notice = document.createElement('p')
  const link = document.createElement('a')
  const speak = (spoken: string) => {
    const { title, unreachable, official } = loaderWords(spoken)
    frame.title = title
    link.textContent = official
    notice.replaceChildren(`${unreachable} `, link)
  }
  speak(language)
  Object.assign(link, { href: url.href, target: '_blank', rel: 'noopener' })
  notice.hidden = true
  notice.role = 'alert'
  frame.setAttribute('sandbox', sandbox)
  frame.allow = 'clipboard-write'
  const src = new URL(url)
  src.searchParams.set('scheme', schemeAround(root.host))
  frame.src = src.href
  // The frame's page has room around its content for the mark of the focus; it takes it from beside the host's text, where there is some.
  const align = () => {
    const { left, right } = root.host.getBoundingClientRect()
    const room = Math.max(0, Math.min(marginPx, left, document.documentElement.clientWidth - right))
    Object.assign(frame.style, { marginInline: `${-room}px`, inlineSize: `calc(100% + ${2 * room}px)` })
  }
  const alignment = new ResizeObserver(align)
  alignment.observe(root.host)

  const memory = pageMemory(`aufenthalt ${root.host.localName} ${url.searchParams.get('ags')} ${placeInPage(root.host)}`)
  const post = (news: Omit<ToFrame, 'aufenthalt'>) => {
    const message: ToFrame = { aufenthalt: 'to-frame', ...news }
    frame.contentWindow?.postMessage(message, url.origin)
  }
  const silence = setTimeout(() => {
    notice.hidden = false
  }, patienceMs)
  const hear = ({ origin, source, data }: MessageEvent) => {
    if (origin !== url.origin || source !== frame.contentWindow || !isFromFrame(data)) return
    clearTimeout(silence)
    notice.hidden = true
    if (data.aufenthalt === 'keep') memory.write(data.secret)
    else if (data.aufenthalt === 'height') frame.style.height = `${data.height}px`
    else {
      Object.assign(mark.style, { top: `${data.top}px`, height: `${data.bottom - data.top}px` })
      bringIntoSight(root.host, mark)
    }
  }
  addEventListener('message', hear)
  frame.addEventListener('load', () => {
    const secret = memory.read()
    post({ ...(secret && { secret }) })
  })
  const unwatch = watchScheme(root.host, (scheme) => post({ scheme }))
  stage.append(frame, mark)
  root.replaceChildren(notice, stage)
  return {
    setLanguage: (spoken) => {
      speak(spoken)
      post({ language: spoken })
    },
    close: () => {
      clearTimeout(silence)
      alignment.disconnect()
      unwatch()
      removeEventListener('message', hear)
      root.replaceChildren()
    },
  }
}
