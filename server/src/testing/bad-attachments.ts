// Bad documents, whole and in parts.
import { randomUUID } from 'node:crypto'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import { badBodies } from './bad-bodies.ts'
import { type BadInput, mark, type RouteInputs, tooLong } from './bad-input.ts'
import { api, badAuthorities, badIds, unknown } from './bad-places.ts'

function attachment(pdf: Uint8Array): RouteInputs {
  const id = randomUUID()
  const path = `${api}/attachments/${id}`
  const headers = { 'content-type': 'application/pdf', 'attachment-key': 'k'.repeat(43) }
  const { 'attachment-key': _, ...withoutKey } = headers
  const good = { path, headers, body: pdf }
  const keys = [
    '',
    mark,
    'k'.repeat(42),
    'k'.repeat(44),
    `${'k'.repeat(42)}=`,
    `${'k'.repeat(42)}+`,
    `${'k'.repeat(43)}, ${'k'.repeat(43)}`,
  ]
  return {
    good,
    bad: [
      ...badAuthorities(path).map((input): BadInput => ({ ...input, body: mark })),
      ...badIds(path, id).map((input): BadInput => ({ ...input, body: mark })),
      ...keys.map(
        (key): BadInput => ({ what: `the key "${key}"`, headers: { ...headers, 'attachment-key': key }, code: 'request-invalid' }),
      ),
      { what: 'no key', headers: withoutKey, code: 'request-invalid' },
      { what: 'an unknown authority', path: path.replace(musterstadt, unknown), code: 'authority-unknown' },
      { what: 'a document of 10 MB', body: tooLong, code: 'attachment-too-large' },
      { what: 'a document of 10 MB in pieces', body: tooLong, isChunked: true, code: 'attachment-too-large' },
      {
        what: 'a document that claims 10 MB',
        headers: { ...headers, 'content-length': '10000001' },
        body: tooLong.subarray(0, 10_000_001),
        code: 'attachment-too-large',
      },
      { what: 'no bytes', body: '', code: 'attachment-refused' },
      {
        what: 'JSON',
        headers: { ...headers, 'content-type': 'application/json' },
        body: `{"__proto__":{"${mark}":1}}`,
        code: 'attachment-refused',
      },
      { what: 'bytes that are no document', body: `%PDF-1.7 ${mark}`, code: 'attachment-refused' },
      { what: 'half a document', body: pdf.subarray(0, pdf.length / 2), code: 'attachment-refused' },
      { what: 'a kind that is none', headers: { ...headers, 'content-type': mark }, body: mark, code: 'media-type-not-allowed' },
      { what: 'no kind', headers: { 'attachment-key': 'k'.repeat(43) }, body: mark, code: 'attachment-refused' },
    ],
    // How often something was tried in a minute.
    leaves: ['platform.limit_counts'],
  }
}

const binary = { 'content-type': 'application/octet-stream', 'attachment-key': 'k'.repeat(43) }
const asJson = { 'content-type': 'application/json', 'attachment-key': 'k'.repeat(43) }

const badKeys = (headers: { readonly [name: string]: string }): BadInput[] =>
  ['', mark, 'k'.repeat(42), `${'k'.repeat(42)}=`].map((key) => ({
    what: `the key "${key}"`,
    headers: { ...headers, 'attachment-key': key },
    code: 'request-invalid',
  }))

function partsAsked(): RouteInputs {
  const id = randomUUID()
  const path = `${api}/attachments/${id}/parts`
  return {
    good: { path, headers: {} },
    bad: [
      ...badAuthorities(path),
      ...badIds(path, id),
      { what: 'an unknown authority', path: path.replace(musterstadt, unknown), code: 'authority-unknown' },
      { what: 'a query', path: `${path}?offset=${mark}`, code: 'unread' },
    ],
  }
}

function part(): RouteInputs {
  const id = randomUUID()
  const path = `${api}/attachments/${id}/parts/0`
  const places = ['-1', '00', '1.5', '0x10', '1e3', mark, '9999999999', '%20', '0%00']
  return {
    good: { path, headers: binary, body: Buffer.alloc(100) },
    bad: [
      ...badAuthorities(path),
      ...badIds(path, id),
      ...badKeys(binary),
      ...places.map((place): BadInput => ({ what: `the place ${place}`, path: path.replace(/0$/, place), code: 'request-invalid' })),
      { what: 'an unknown authority', path: path.replace(musterstadt, unknown), code: 'authority-unknown' },
      { what: 'no bytes', body: '', code: 'request-invalid' },
      { what: 'a gap before it', path: path.replace(/0$/, '500'), code: 'attachment-incomplete' },
      { what: 'more than a part may have', body: tooLong.subarray(0, 1_048_577), code: 'attachment-too-large' },
      { what: 'a part of 10 MB in pieces', body: tooLong, isChunked: true, code: 'attachment-too-large' },
    ],
    // How often something was tried in a minute.
    leaves: ['platform.limit_counts'],
  }
}

function assembly(): RouteInputs {
  const id = randomUUID()
  const path = `${api}/attachments/${id}/assembly`
  const good = { mimeType: 'application/pdf', bytes: 100, sha256: '0'.repeat(64) }
  const bodies = [
    { bytes: 0 },
    { bytes: 1.5 },
    { bytes: 10_000_001 },
    { bytes: '100' },
    { sha256: 'A'.repeat(64) },
    { sha256: mark },
    { mimeType: 'x'.repeat(101) },
  ]
  return {
    good: { path, headers: asJson, body: JSON.stringify(good) },
    bad: [
      ...badBodies(good, asJson),
      ...badAuthorities(path),
      ...badIds(path, id),
      ...badKeys(asJson),
      ...bodies.map(
        (change): BadInput => ({ what: JSON.stringify(change), body: JSON.stringify({ ...good, ...change }), code: 'request-invalid' }),
      ),
      { what: 'an unknown authority', path: path.replace(musterstadt, unknown), code: 'authority-unknown' },
      { what: 'parts that never came', body: JSON.stringify(good), code: 'attachment-incomplete' },
    ],
  }
}

function copy(): RouteInputs {
  const id = randomUUID()
  const path = `${api}/attachments/${id}/copies`
  const good = { attachmentId: randomUUID(), key: 'c'.repeat(43) }
  const bodies = [{ attachmentId: mark }, { attachmentId: `${id}0` }, { key: 'c'.repeat(42) }, { key: `${'c'.repeat(42)}=` }]
  return {
    good: { path, headers: asJson, body: JSON.stringify(good) },
    bad: [
      ...badBodies(good, asJson),
      ...badAuthorities(path),
      ...badIds(path, id),
      ...badKeys(asJson),
      ...bodies.map(
        (change): BadInput => ({ what: JSON.stringify(change), body: JSON.stringify({ ...good, ...change }), code: 'request-invalid' }),
      ),
      { what: 'an unknown authority', path: path.replace(musterstadt, unknown), code: 'authority-unknown' },
      { what: 'a document that is not there', body: JSON.stringify(good), code: 'attachment-unknown' },
    ],
    // How often something was tried in a minute.
    leaves: ['platform.limit_counts'],
  }
}

/** Every route that takes documents, with its bad inputs. */
export const badAttachments = (pdf: Uint8Array): { readonly [route: string]: RouteInputs } => ({
  'PUT /api/authorities/:ags/attachments/:attachmentId': attachment(pdf),
  'GET /api/authorities/:ags/attachments/:attachmentId/parts': partsAsked(),
  'PUT /api/authorities/:ags/attachments/:attachmentId/parts/:firstByte': part(),
  'POST /api/authorities/:ags/attachments/:attachmentId/assembly': assembly(),
  'POST /api/authorities/:ags/attachments/:attachmentId/copies': copy(),
})
