// The script of the page in the frame: the element, the page's title and language, and the glue to the page around.
import { defineOnlineService, type OnlineService, onlineServiceTag, type PageShown } from '../online-service/online-service.ts'
import { linkToHost } from './host-link.ts'
import { adoptPageLook } from './page-look.ts'

defineOnlineService()
const element = document.querySelector<OnlineService>(onlineServiceTag)

function start(service: OnlineService): void {
  adoptPageLook(window.parent !== window)
  const send = linkToHost({
    origins: service.dataset['hostOrigins']?.split(' ') ?? [],
    onLanguage: (language) => {
      service.lang = language
    },
    onHost: () => sendHeight(),
  })
  const sendHeight = () => send({ aufenthalt: 'height', height: Math.ceil(document.documentElement.getBoundingClientRect().height) })
  new ResizeObserver(sendHeight).observe(document.documentElement)

  service.addEventListener('aufenthalt-page-shown', (event) => {
    const { title, language, direction } = (event as CustomEvent<PageShown>).detail
    document.title = title
    document.documentElement.lang = language
    document.documentElement.dir = direction
    // A frame out of sight is not laid out by itself, so its observer is silent.
    sendHeight()
  })
  // The frame is as tall as its content: only the page around can scroll to what has the focus. Not under a pressed pointer, whose click would miss.
  let isPressed = false
  document.addEventListener('pointerdown', () => {
    isPressed = true
  })
  for (const end of ['pointerup', 'pointercancel']) {
    document.addEventListener(end, () => {
      isPressed = false
    })
  }
  document.addEventListener('focusin', (event) => {
    const [focused] = event.composedPath()
    if (isPressed || !(focused instanceof Element)) return
    const { top, bottom } = focused.getBoundingClientRect()
    send({ aufenthalt: 'show', top: Math.max(0, top), bottom: Math.max(0, bottom) })
  })
}

if (element) start(element)
