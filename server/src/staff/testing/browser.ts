/** A cookie as a browser keeps it; `flags` in the order in which the server named them. */
export type KeptCookie = { readonly name: string; readonly value: string; readonly path: string; readonly flags: readonly string[] }

/** A browser as far as a login needs one: cookies by origin and path, redirects one at a time. */
export type Browser = {
  /** Sends a request; a redirect is answered, not followed. */
  readonly go: (url: string | URL, init?: RequestInit) => Promise<Response>
  /** Follows redirects from here while they stay on other origins or until `stopAt` is reached; gives the address of `stopAt`. */
  readonly followTo: (url: string | URL, stopAt: (url: URL) => boolean) => Promise<URL>
  readonly cookie: (origin: string, name: string) => KeptCookie | undefined
  /** Puts a cookie there by hand, as somebody would who has copied it. */
  readonly keep: (origin: string, cookie: KeptCookie) => void
}

/** Opens a browser. @param addresses where an origin is really reached, as behind a proxy that ends TLS */
export function openBrowser(addresses: { readonly [origin: string]: string }): Browser {
  const jar = new Map<string, Map<string, KeptCookie>>()
  const cookiesOf = (origin: string) => jar.get(origin) ?? jar.set(origin, new Map()).get(origin) ?? new Map<string, KeptCookie>()

  const go = async (to: string | URL, init: RequestInit = {}) => {
    const url = new URL(to)
    const cookies = cookiesOf(url.origin)
    const sent = [...cookies.values()].filter(({ path }) => url.pathname.startsWith(path)).map(({ name, value }) => `${name}=${value}`)
    const reached = new URL(url.pathname + url.search, addresses[url.origin] ?? url.origin)
    const response = await fetch(reached, { ...init, redirect: 'manual', headers: { ...init.headers, cookie: sent.join('; ') } })
    for (const cookie of response.headers.getSetCookie().map(parseCookie)) {
      if (cookie.flags.includes('Max-Age=0')) cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie)
    }
    return response
  }

  const followTo = async (from: string | URL, stopAt: (url: URL) => boolean): Promise<URL> => {
    const url = new URL(from)
    if (stopAt(url)) return url
    const response = await go(url)
    const location = response.headers.get('location')
    if (!location) throw new Error(`No redirect from ${url.origin}${url.pathname}, but ${response.status}`)
    return await followTo(new URL(location, url), stopAt)
  }

  return {
    go,
    followTo,
    cookie: (origin, name) => cookiesOf(origin).get(name),
    keep: (origin, cookie) => void cookiesOf(origin).set(cookie.name, cookie),
  }
}

function parseCookie(line: string): KeptCookie {
  const [pair = '', ...flags] = line.split(';').map((part) => part.trim())
  const [name = '', value = ''] = pair.split(/=(.*)/s)
  const path = flags.find((flag) => /^path=/i.test(flag))?.slice('path='.length) ?? '/'
  return { name, value, path, flags }
}
