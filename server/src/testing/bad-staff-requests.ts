import type { AppScene } from './app-scene.ts'
import { type BadInput, mark, type RouteInputs, readsNothing, tooLong } from './bad-input.ts'

type Given = Pick<AppScene, 'staffCookie'>

/** What only staff may see. */
export function staffPage(path: string, { staffCookie }: Given): RouteInputs {
  const wrong = [
    '',
    `console-session=${mark}`,
    `console-session="${mark}"`,
    `console-session=; ${staffCookie.replace('session', 'other')}`,
    `${staffCookie}x`,
    mark,
  ]
  const inputs = readsNothing(path, { cookie: staffCookie })
  return {
    ...inputs,
    bad: [
      ...inputs.bad.filter(({ what }) => !what.includes('cookie')),
      ...wrong.map(
        (cookie): BadInput => ({ what: `the cookie "${cookie.replace(staffCookie, '…')}"`, headers: { cookie }, code: 'login-needed' }),
      ),
    ],
  }
}

/** What only staff may change, and only from our own pages. */
export function staffChange(path: string, { staffCookie }: Given): RouteInputs {
  const ours = { 'sec-fetch-site': 'same-origin' }
  const headers = { ...ours, cookie: staffCookie }
  const json = { ...headers, 'content-type': 'application/json' }
  const origins = ['cross-site', 'same-site', 'none', mark, '']
  return {
    good: { path, headers },
    bad: [
      ...origins.map(
        (site): BadInput => ({
          what: `a request from ${site || 'nowhere'}`,
          headers: { ...headers, 'sec-fetch-site': site, origin: `https://${mark}.example` },
          code: 'origin-not-allowed',
        }),
      ),
      { what: 'no origin', headers: { cookie: staffCookie }, code: 'origin-not-allowed' },
      { what: 'no cookie', headers: ours, code: 'login-needed' },
      { what: 'a cookie that is none', headers: { ...ours, cookie: `console-session=${mark}` }, code: 'login-needed' },
      {
        what: 'a form',
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        body: `a=${mark}`,
        code: 'media-type-not-allowed',
      },
      { what: 'plain text', headers: { ...headers, 'content-type': 'text/plain' }, body: mark, code: 'media-type-not-allowed' },
      { what: 'no JSON', headers: json, body: `{"${mark}`, code: 'request-invalid' },
      { what: '__proto__', headers: json, body: `{"__proto__":{"${mark}":1}}`, code: 'request-invalid' },
      { what: 'a body of 10 MB', headers: json, body: tooLong, code: 'body-too-large' },
      { what: 'a body of 10 MB in pieces', headers: json, body: tooLong, isChunked: true, code: 'body-too-large' },
    ],
  }
}

/** The way back from the OpenID provider, without having left for it. */
export function callback(): RouteInputs {
  const path = '/console/callback'
  const begun = { cookie: `console-login=${mark}` }
  const queries = [
    '',
    `?code=${mark}&state=${mark}`,
    `?state=${mark}&state=2`,
    '?code=%00',
    `?error=${mark}`,
    '?code=%ff',
    `?__proto__=${mark}`,
  ]
  return {
    good: { path, headers: {} },
    bad: queries.flatMap((query): BadInput[] => [
      { what: `the query "${query}"`, path: path + query, code: 'login-failed' },
      { what: `the query "${query}" with a cookie`, path: path + query, headers: begun, code: 'login-failed' },
    ]),
  }
}
