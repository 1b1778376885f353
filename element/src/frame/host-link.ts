// The frame's side of the two: it hears only the page that it is in, and only if that page's origin is registered.
import { type FromFrame, isToFrame } from './messages.ts'

/** What the frame does when the host says something. */
export type HostLinkDeps = {
  /** Origins registered for the authority. */
  readonly origins: readonly string[]
  readonly onLanguage: (language: string) => void
  readonly onSecret: (secret: string) => void
  readonly onScheme: (scheme: 'light' | 'dark') => void
  /** The host is known from now on. */
  readonly onHost: () => void
}

/** Waits for the host's greeting, learns its origin from it, and gives what speaks to it. Before that, and on a page of its own, nothing is sent. */
export function linkToHost({ origins, onLanguage, onSecret, onScheme, onHost }: HostLinkDeps): (message: FromFrame) => void {
  let hostOrigin: string | undefined
  window.addEventListener('message', ({ origin, source, data }) => {
    if (source !== window.parent || source === window || !origins.includes(origin) || !isToFrame(data)) return
    const isNew = hostOrigin === undefined
    hostOrigin = origin
    if (data.language) onLanguage(data.language)
    if (data.scheme) onScheme(data.scheme)
    if (data.secret) onSecret(data.secret)
    if (isNew) onHost()
  })
  return (message) => {
    if (hostOrigin !== undefined) window.parent.postMessage(message, hostOrigin)
  }
}
