import { randomUUID } from 'node:crypto'
import type { SentApplication } from '@aufenthalt/model'
import { badBodies } from './bad-bodies.ts'
import { type BadInput, mark, type RouteInputs } from './bad-input.ts'

/** Texts that are valid JSON and nevertheless no text that a message could carry. */
const badTexts: readonly (readonly [string, string])[] = [
  ['a NUL', `${mark}\0`],
  ['a lone surrogate', `${mark}\ud800`],
  ['a character outside of Unicode', `${mark}\uffff`],
  ['an escape', `${mark}\u001b[2J`],
  ['a change of direction', `${mark}\u202e`],
  ['10 000 characters', mark.repeat(900)],
]

type Change = { readonly what: string; readonly sent: object; readonly code: BadInput['code'] }

/** Submissions with values that have the right type and are wrong all the same. */
function changes(sent: SentApplication): Change[] {
  const { answers, person, documents } = sent
  const answer = (key: string, value: unknown) => ({ ...sent, answers: { ...answers, [key]: value } })
  const document = (change: object) => ({
    ...sent,
    later: ['D-TITLE'],
    documents: [{ attachmentId: randomUUID(), code: 'D-PASS', filename: `${mark}.pdf`, key: 'k'.repeat(43), ...change }, ...documents],
  })
  const inPerson = (change: object) => ({ ...sent, person: { ...person, ...change } })
  const inKey = (change: object) => inPerson({ publicKey: { ...person.publicKey, ...change } })
  return [
    ...badTexts.map(
      ([what, text]): Change => ({ what: `a name with ${what}`, sent: answer('person.familyName', text), code: 'answers-refused' }),
    ),
    ...['constructor', 'toString', 'hasOwnProperty', mark, 'person'].map((key): Change => {
      return { what: `an answer to ${key}`, sent: answer(key, mark), code: 'answers-refused' }
    }),
    ...[7, true, [mark], [{ [mark]: 1 }], 1e308].map((value): Change => {
      return { what: `a name as ${JSON.stringify(value)}`, sent: answer('person.familyName', value), code: 'answers-refused' }
    }),
    { what: 'an answer that is an object', sent: answer('person.familyName', { [mark]: mark }), code: 'request-invalid' },
    { what: 'an answer that is null', sent: answer('person.familyName', null), code: 'request-invalid' },
    { what: 'no answers', sent: { ...sent, answers: {} }, code: 'answers-refused' },
    { what: 'no declarations', sent: { ...sent, declarations: [] }, code: 'answers-refused' },
    { what: 'a declaration twice', sent: { ...sent, declarations: ['decl.truth', 'decl.truth'] }, code: 'request-invalid' },
    { what: 'a document for later that is none', sent: { ...document({}), later: [mark] }, code: 'answers-refused' },
    { what: 'a document for later twice', sent: { ...sent, later: ['D-TITLE', 'D-TITLE'] }, code: 'request-invalid' },
    { what: 'a service that nobody offers', sent: { ...sent, service: 'constructor' }, code: 'service-not-offered' },
    { what: 'a service with a NUL', sent: { ...sent, service: `${mark}\0` }, code: 'request-invalid' },
    { what: 'a service with a lone surrogate', sent: { ...sent, service: `${mark}\ud800` }, code: 'request-invalid' },
    { what: 'another version', sent: { ...sent, version: '1999-01-01' }, code: 'form-version-changed' },
    { what: 'a version with a NUL', sent: { ...sent, version: `${mark}\0` }, code: 'form-version-changed' },
    { what: 'a language that is none', sent: { ...sent, language: mark }, code: 'request-invalid' },
    { what: 'the language __proto__', sent: { ...sent, language: '__proto__' }, code: 'request-invalid' },
    { what: 'a document that is not there', sent: document({}), code: 'attachment-unknown' },
    { what: 'a document with an id that is none', sent: document({ attachmentId: mark }), code: 'request-invalid' },
    { what: 'a document with an id as a URN', sent: document({ attachmentId: `urn:uuid:${randomUUID()}` }), code: 'request-invalid' },
    { what: 'a document with a key that is none', sent: document({ key: mark }), code: 'request-invalid' },
    { what: 'a document with an unknown key', sent: document({ [mark]: 1 }), code: 'request-invalid' },
    { what: 'a person with an unknown key', sent: inPerson({ [mark]: 1 }), code: 'request-invalid' },
    { what: 'a token hash that is none', sent: inPerson({ accessTokenSha256: mark }), code: 'request-invalid' },
    { what: 'a private key that is none', sent: inPerson({ wrappedPrivateKey: mark }), code: 'request-invalid' },
    { what: 'the private key itself', sent: inKey({ d: 'd'.repeat(43) }), code: 'request-invalid' },
    { what: 'a public key on no curve', sent: inKey({ x: 'A'.repeat(43) }), code: 'request-invalid' },
    { what: 'a public key of another curve', sent: inKey({ crv: 'P-384' }), code: 'request-invalid' },
  ]
}

/** Bad submissions. @param api the authority's address */
export function badApplications(
  sent: SentApplication,
  { api, malformed }: { readonly api: string; readonly malformed: (path: string) => BadInput[] },
): RouteInputs {
  const path = `${api}/applications`
  const typed = { 'content-type': 'application/json' }
  const headers = { ...typed, 'idempotency-key': randomUUID() }
  const keys = [mark, `urn:uuid:${randomUUID()}`, 'a'.repeat(36), `${randomUUID()}, ${randomUUID()}`, '{}', `${randomUUID()}0`]
  return {
    good: { path, headers, body: JSON.stringify(sent) },
    bad: [
      ...malformed(path),
      ...badBodies({ ...sent }, headers),
      ...keys.map(
        (key): BadInput => ({ what: `the key "${key}"`, headers: { ...typed, 'idempotency-key': key }, code: 'request-invalid' }),
      ),
      { what: 'no key', headers: typed, code: 'idempotency-key-missing' },
      { what: 'an empty key', headers: { ...typed, 'idempotency-key': '' }, code: 'request-invalid' },
      { what: 'an unknown authority', path: path.replace(/\d{8}/, '99999999'), code: 'authority-unknown' },
      ...changes(sent).map(({ what, sent: changed, code }): BadInput => {
        return { what, headers: { ...typed, 'idempotency-key': randomUUID() }, body: JSON.stringify(changed), code }
      }),
    ],
    // The time of the first attempt stays, whatever comes of it.
    leaves: ['platform.submit_attempts'],
  }
}
