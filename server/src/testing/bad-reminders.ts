import { badBodies } from './bad-bodies.ts'
import { badPlaces, badTokens, type Parts, secret } from './bad-drafts.ts'
import { type BadInput, mark, type RouteInputs } from './bad-input.ts'

const addresses = [
  '',
  mark,
  `${mark}@`,
  `@${mark}.example`,
  `${mark}@muster`,
  `a@muster.example\r\nBcc: ${mark}@muster.example`,
  `a@muster.example\nSubject: ${mark}`,
  `a\u0000${mark}@muster.example`,
  `a@muster.example,${mark}@muster.example`,
  `a@muster.example ${mark}`,
  `<${mark}@muster.example>`,
  `"${mark} b"@muster.example`,
  `${mark}\u202e@muster.example`,
  `${mark}@m\u00fcster.example`,
  `${mark}@[127.0.0.1]`,
  `${'a'.repeat(250)}@muster.example`,
]

/** Asking for reminders. */
export function askedReminder({ api, malformed }: Parts): RouteInputs {
  const id = secret()
  const path = `${api}/drafts/${id}/reminder`
  const headers = { authorization: `Bearer ${secret()}`, 'content-type': 'application/json' }
  const good = { address: 'mina@muster.example', language: 'de' }
  const body = JSON.stringify(good)
  const changes = [
    ...addresses.map((address) => ({ ...good, address })),
    ...['', mark, 'de-DE', '../de', null, 7].map((language) => ({ ...good, language })),
    ...[null, 7, [good.address], { address: good.address }].map((address) => ({ ...good, address })),
    { address: good.address },
    { language: 'de' },
  ]
  return {
    good: { path, headers, body },
    bad: [
      ...malformed(path),
      ...badPlaces(path, id),
      ...badTokens({ 'content-type': 'application/json' }),
      ...badBodies(good, headers),
      ...changes.map((change): BadInput => {
        return { what: JSON.stringify(change).slice(0, 80), body: JSON.stringify(change), code: 'request-invalid' }
      }),
      { what: 'a token that opens nothing', code: 'draft-unknown' },
      { what: 'an unknown authority', path: path.replace(/\d{8}/, '99999999'), code: 'draft-unknown' },
    ],
    // Wrong tokens are counted.
    leaves: ['platform.limit_counts'],
  }
}
