import { isFromFrame, type ToFrame } from '../frame/messages.ts'
import { loaderWords } from './loader-words.ts'

/** A frame in the page. */
export type OpenFrame = { readonly setLanguage: (language: string) => void; readonly close: () => void }

/** How long the platform may be silent before the person is offered another way, in milliseconds. */
const patienceMs = 12_000

/** Room for a fixed header of the host page above what is scrolled to. */
const headerPx = 96

const sandbox = ['scripts', 'same-origin', 'forms', 'downloads', 'modals', 'popups', 'popups-to-escape-sandbox']
  .map((name) => `allow-${name}`)
  .join(' ')

/** Scrolls the host page so that a stretch of the frame is in sight; does nothing when it is. */
function show(frame: Element, top: number, bottom: number): void {
  const from = frame.getBoundingClientRect().top + top
  const to = from + bottom - top
  if (from < headerPx / 2 || to > innerHeight) scrollBy(0, from - headerPx)
}

/** Opens a service in a frame of the platform. Only messages of this frame, from the platform's origin and of a known form, are heard. */
export function openFrame(root: ShadowRoot, url: URL, language: string): OpenFrame {
  const frame = document.createElement('iframe')
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
  frame.src = url.href

  const post = (spoken?: string) => {
    const message: ToFrame = { aufenthalt: 'to-frame', ...(spoken && { language: spoken }) }
    frame.contentWindow?.postMessage(message, url.origin)
  }
  const silence = setTimeout(() => {
    notice.hidden = false
  }, patienceMs)
  const hear = ({ origin, source, data }: MessageEvent) => {
    if (origin !== url.origin || source !== frame.contentWindow || !isFromFrame(data)) return
    clearTimeout(silence)
    notice.hidden = true
    if (data.aufenthalt === 'height') frame.style.height = `${data.height}px`
    else show(frame, data.top, data.bottom)
  }
  addEventListener('message', hear)
  frame.addEventListener('load', () => post())
  root.replaceChildren(notice, frame)
  return {
    setLanguage: (spoken) => {
      speak(spoken)
      post(spoken)
    },
    close: () => {
      clearTimeout(silence)
      removeEventListener('message', hear)
      root.replaceChildren()
    },
  }
}
