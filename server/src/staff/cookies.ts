import type { FastifyRequest } from 'fastify'

/** A cookie of the console: out of reach of scripts and of other sites' requests. Values are base64url, so nothing needs escaping. */
export type ConsoleCookie = { readonly name: string; readonly path: string; readonly maxAgeSeconds: number }

/** Holds the secret of a session. */
export const sessionCookie: ConsoleCookie = { name: 'console-session', path: '/', maxAgeSeconds: 8 * 3600 }

/** Ties a begun login to the browser that began it. */
export const loginCookie: ConsoleCookie = { name: 'console-login', path: '/console/', maxAgeSeconds: 600 }

/** The header that sets a cookie; an empty value removes it. `Secure` is left out only where the platform itself has no TLS. */
export function setCookie({ name, path, maxAgeSeconds }: ConsoleCookie, value: string, publicUrl: string): string {
  const maxAge = value === '' ? 0 : maxAgeSeconds
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}

/** Reads a cookie of a request; empty when there is none. */
export function readCookie(request: FastifyRequest, { name }: ConsoleCookie): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
  return /^[\w-]+$/.test(found) ? found : ''
}
