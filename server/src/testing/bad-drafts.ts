import { randomBytes } from 'node:crypto'
import { badBodies } from './bad-bodies.ts'
import { type BadInput, mark, type RouteInputs, tooLong } from './bad-input.ts'

/** Parts of the table that every route of an authority has. */
export type Parts = { readonly api: string; readonly malformed: (path: string) => readonly BadInput[] }

/** An id or a token as browsers derive them. */
export const secret = () => randomBytes(32).toString('base64url')

/** The route's address with an id that is none. */
export const badPlaces = (path: string, id: string): BadInput[] =>
  [mark, `${id}0`, id.slice(1), `${id.slice(1)}.`, '..%2f..%2f', `${id}%00`, `'%20or%201=1`].map((each) => ({
    what: `the id ${each}`,
    path: path.replace(id, each),
    code: 'request-invalid',
  }))

const tokens = ['', mark, `Bearer ${mark}`, `bearer ${secret()}`, `Basic ${secret()}`, `Bearer ${secret()}x`, `Bearer ${secret()}, ${mark}`]

/** Tokens that are none, and one that opens nothing. */
export const badTokens = (headers: { readonly [name: string]: string }): BadInput[] => [
  ...tokens.map((authorization, index): BadInput => {
    return { what: `the token ${index}`, headers: { ...headers, authorization }, code: 'access-refused' }
  }),
]

/** Saving a draft. */
export function savedDraft({ api, malformed }: Parts): RouteInputs {
  const id = secret()
  const path = `${api}/drafts/${id}`
  const type = { 'content-type': 'application/octet-stream' }
  const token = { authorization: `Bearer ${secret()}` }
  const first = { 'if-none-match': '*' }
  const headers = { ...type, ...token, ...first }
  const conditions: readonly { readonly [name: string]: string }[] = [
    {},
    { 'if-match': '"1"', 'if-none-match': '*' },
    ...['1', '"0"', '"-1"', `"${mark}"`, '*', '"1", "2"', 'W/"1"', '"99999999999"'].map((condition) => ({ 'if-match': condition })),
    { 'if-none-match': `"${mark}"` },
  ]
  const attachments = [mark, `${id},${id}`, 'x'.repeat(36), '-'.repeat(36), `${'0'.repeat(36)}`, `${'a'.repeat(37)},`.repeat(200)]
  const invalid = (what: string, change: Partial<BadInput>): BadInput => ({ what, body: mark, code: 'request-invalid', ...change })
  return {
    good: { path, headers, body: mark },
    bad: [
      ...malformed(path),
      ...badPlaces(path, id),
      ...badTokens({ ...type, ...first }),
      ...conditions.map((condition) => invalid(JSON.stringify(condition), { headers: { ...type, ...token, ...condition } })),
      ...attachments.map((list) => invalid(`the documents ${list.slice(0, 40)}`, { headers: { ...headers, 'draft-attachments': list } })),
      invalid('no bytes', { body: '' }),
      invalid('a draft that nobody has saved', { headers: { ...type, ...token, 'if-match': '"7"' }, code: 'draft-unknown' }),
      invalid('an unknown authority', { path: path.replace(/\d{8}/, '99999999'), code: 'authority-unknown' }),
      invalid('10 MB', { body: tooLong, code: 'body-too-large' }),
      invalid('10 MB in pieces', { body: tooLong, isChunked: true, code: 'body-too-large' }),
      invalid('JSON', { headers: { ...headers, 'content-type': 'application/json' }, code: 'media-type-not-allowed' }),
      invalid('a kind that is none', { headers: { ...headers, 'content-type': mark }, code: 'media-type-not-allowed' }),
    ],
    // Wrong tokens are counted.
    leaves: ['platform.limit_counts'],
  }
}

/** Opening or deleting a draft, or what belongs to it. */
export function keptDraft({ api, malformed }: Parts, suffix = ''): RouteInputs {
  const id = secret()
  const path = `${api}/drafts/${id}${suffix}`
  const headers = { authorization: `Bearer ${secret()}` }
  return {
    good: { path, headers },
    bad: [
      ...malformed(path),
      ...badPlaces(path, id),
      ...badTokens({}),
      { what: 'a token that opens nothing', code: 'draft-unknown' },
      { what: 'an unknown authority', path: path.replace(/\d{8}/, '99999999'), code: 'draft-unknown' },
      { what: 'a condition that is none', headers: { ...headers, 'if-none-match': mark }, code: 'unread' },
      { what: 'a query', path: `${path}?token=${mark}`, code: 'unread' },
    ],
    leaves: ['platform.limit_counts'],
  }
}

/** The note of a tab; `hasBody` where one is written. */
export function tabNote({ api, malformed }: Parts, hasBody: boolean): RouteInputs {
  const id = secret()
  const path = `${api}/tab-notes/${id}`
  const headers = { 'sec-fetch-site': 'same-origin', ...(hasBody && { 'content-type': 'application/json' }) }
  const note = { note: 'c2VhbGVk', hours: 24 }
  const changes = [
    { ...note, note: '' },
    { ...note, note: `${mark}!` },
    { ...note, note: 'a'.repeat(2001) },
    ...[0, -1, 721, 1.5, '24', null].map((hours) => ({ ...note, hours })),
    { hours: 24 },
    { note: note.note },
  ]
  const written: readonly BadInput[] = [
    ...badBodies(note, headers),
    ...changes.map((body): BadInput => ({ what: JSON.stringify(body).slice(0, 60), body: JSON.stringify(body), code: 'request-invalid' })),
    {
      what: 'an unknown authority',
      path: path.replace(/\d{8}/, '99999999'),
      body: JSON.stringify(note),
      code: 'authority-unknown',
    },
  ]
  const sites = [
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': mark },
    { 'sec-fetch-site': 'none', origin: `https://${mark}.example` },
  ]
  return {
    good: { path, headers, ...(hasBody && { body: JSON.stringify(note) }) },
    bad: [
      ...malformed(path),
      ...badPlaces(path, id),
      ...sites.map((site): BadInput => ({ what: `asked from ${JSON.stringify(site)}`, headers: site, code: 'origin-not-allowed' })),
      ...(hasBody ? written : []),
    ],
    leaves: ['platform.limit_counts', ...(hasBody ? ['platform.tab_notes'] : [])],
  }
}
