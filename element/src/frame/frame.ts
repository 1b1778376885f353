// The script of the page in the frame: the element, the page's title and language, and the glue to the page around.
import { defineOnlineService, type OnlineService, onlineServiceTag, type PageShown } from '../online-service/online-service.ts'
import { linkToHost } from './host-link.ts'
import { adoptPageLook, wearScheme } from './page-look.ts'
import { whenFocused } from './when-focused.ts'

const element = document.querySelector<OnlineService>(onlineServiceTag)
// Before the element begins: in a frame it stores nothing.
if (element && window.parent !== window) element.dataset['memory'] = 'host'
defineOnlineService()

function start(service: OnlineService): void {
  const isInFrame = window.parent !== window
  adoptPageLook(isInFrame)
  const wear = (scheme: string) => {
    service.scheme = scheme
    wearScheme(scheme)
  }
  // A page in a page has its look; on its own it has the one that the person's system has.
  if (isInFrame) wear(new URLSearchParams(location.search).get('scheme') === 'dark' ? 'dark' : 'light')
  const send = linkToHost({
    origins: service.dataset['hostOrigins']?.split(' ') ?? [],
    onLanguage: (language) => {
      service.lang = language
    },
    onScheme: wear,
    onSecret: (secret) => service.remember(secret),
    onHost: () => sendHeight(),
  })
  const sendHeight = () => send({ aufenthalt: 'height', height: Math.ceil(document.documentElement.getBoundingClientRect().height) })
  service.addEventListener('aufenthalt-keep', (event) => {
    const secret = (event as CustomEvent<string | undefined>).detail
    send({ aufenthalt: 'keep', ...(secret && { secret }) })
  })
  new ResizeObserver(sendHeight).observe(document.documentElement)

  service.addEventListener('aufenthalt-page-shown', (event) => {
    const { title, language, direction } = (event as CustomEvent<PageShown>).detail
    document.title = title
    document.documentElement.lang = language
    document.documentElement.dir = direction
    // A frame out of sight is not laid out by itself, so its observer is silent.
    sendHeight()
  })
  // The frame is as tall as its content: only the page around can scroll to what has the focus.
  whenFocused(service, (focused) => {
    const { top, bottom } = focused.getBoundingClientRect()
    send({ aufenthalt: 'show', top: Math.max(0, top), bottom: Math.max(0, bottom) })
  })
}

if (element) start(element)
