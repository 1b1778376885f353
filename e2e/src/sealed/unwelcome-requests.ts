// Requests that are refused. Each carries a marker where a careless program would log or repeat it.
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { pdfOf } from '../documents/pdf.ts'
import { makeMarker, type Needle, textNeedle } from './needle.ts'
import { readAnswer } from './places.ts'
import type { Place } from './search.ts'

/** Where to send to, and what is needed to be refused late: an application that exists, and its idempotency key. */
export type Target = {
  readonly platform: string
  readonly deliveryService: string
  readonly ags: string
  readonly applicationId: string
  readonly idempotencyKey: string
  /** A body that is accepted as far as its form goes. */
  readonly body: { readonly [member: string]: unknown }
}

type Unwelcome = {
  readonly status: number
  readonly method?: string
  readonly path: string
  readonly to?: 'deliveryService'
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string | Uint8Array
}

const json = { 'content-type': 'application/json' }
const newKey = () => ({ ...json, 'idempotency-key': randomUUID() })

/** By what is wrong with it. */
const requests: { readonly [what: string]: (marker: string, target: Target) => Unwelcome } = {
  'answers that are not accepted': (marker, { ags, body }) => ({
    ...{ status: 422, method: 'POST', path: `/api/authorities/${ags}/applications`, headers: newKey() },
    body: JSON.stringify({ ...body, answers: { 'person.familyName': `${marker} 5 Ω`, 'contact.mail': marker, [marker]: marker } }),
  }),
  'a key that was used for another body': (marker, { ags, body, idempotencyKey }) => ({
    ...{ status: 409, method: 'POST', path: `/api/authorities/${ags}/applications` },
    headers: { ...json, 'idempotency-key': idempotencyKey },
    body: JSON.stringify({ ...body, answers: { 'person.familyName': marker } }),
  }),
  'a body with members that nobody knows': (marker, { ags, body }) => ({
    ...{ status: 400, method: 'POST', path: `/api/authorities/${ags}/applications`, headers: newKey() },
    body: JSON.stringify({ ...body, [marker]: marker }),
  }),
  'JSON that ends too early': (marker, { ags }) => ({
    ...{ status: 400, method: 'POST', path: `/api/authorities/${ags}/applications`, headers: newKey() },
    body: `{"answers": {"person.familyName": "${marker}`,
  }),
  'a key that is no UUID': (marker, { ags, body }) => ({
    ...{ status: 400, method: 'POST', path: `/api/authorities/${ags}/applications`, headers: { ...json, 'idempotency-key': marker } },
    body: JSON.stringify(body),
  }),
  'a document that is none': (marker, { ags }) => ({
    ...{ status: 422, method: 'PUT', path: `/api/authorities/${ags}/attachments/${randomUUID()}` },
    headers: { 'content-type': 'application/pdf', 'attachment-key': Buffer.alloc(32, 7).toString('base64url') },
    body: `MZ ${marker}`,
  }),
  'a document with a script': (marker, { ags }) => ({
    ...{ status: 422, method: 'PUT', path: `/api/authorities/${ags}/attachments/${randomUUID()}` },
    headers: { 'content-type': 'application/pdf', 'attachment-key': Buffer.alloc(32, 7).toString('base64url') },
    body: Buffer.from(
      Buffer.from(pdfOf(marker))
        .toString('latin1')
        .replace('/Type /Catalog', `/Type /Catalog /OpenAction << /S /JavaScript /JS (${marker}) >>`),
      'latin1',
    ),
  }),
  'a document with a key that is none': (marker, { ags }) => ({
    ...{ status: 400, method: 'PUT', path: `/api/authorities/${ags}/attachments/${randomUUID()}` },
    headers: { 'content-type': 'application/pdf', 'attachment-key': marker },
    body: pdfOf(marker),
  }),
  'a wrong access token': (marker, { ags, applicationId }) => ({
    ...{
      status: 404,
      path: `/api/authorities/${ags}/applications/${applicationId}`,
      headers: { authorization: `Bearer ${marker}${marker}` },
    },
  }),
  'a wrong access token for the copy': (marker, { ags, applicationId }) => ({
    ...{
      status: 404,
      path: `/api/authorities/${ags}/applications/${applicationId}/copy`,
      headers: { authorization: `Bearer ${marker}${marker}` },
    },
  }),
  'an address that leads nowhere': (marker) => ({
    ...{
      status: 404,
      method: 'POST',
      path: `/${marker}/a?name=${marker}`,
      headers: { ...json, 'x-name': marker, cookie: `name=${marker}` },
    },
    body: JSON.stringify({ name: marker }),
  }),
  'an address that is badly encoded': (marker) => ({ status: 400, path: `/api/%zz${marker}` }),
  'an address with a part that is too long': (marker) => ({ status: 400, path: `/api/authorities/${marker.repeat(10)}/services/a` }),
  'an authority that is none': (marker) => ({ status: 400, path: `/api/authorities/${marker}/services/${marker}?lang=${marker}` }),
  'a receipt that is none': (marker) => ({
    ...{ status: 200, method: 'POST', path: '/api/receipts/verify', headers: json },
    body: JSON.stringify({ jws: `${marker}.${marker}.${marker}` }),
  }),
  'a client that the delivery service does not know': (marker) => ({
    ...{ status: 401, method: 'POST', to: 'deliveryService', path: '/token' },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `grant_type=client_credentials&client_id=${marker}&client_secret=${marker}`,
  }),
  'a token that the delivery service does not know': (marker) => ({
    ...{
      status: 401,
      to: 'deliveryService',
      path: `/v2/submissions/${randomUUID()}?name=${marker}`,
      headers: { authorization: `Bearer ${marker}` },
    },
  }),
}

/** What came back, to be searched as well, and whether it was refused as expected. */
export type Refused = { readonly needle: Needle; readonly place: Place; readonly expected: number; readonly status: number }

/** Sends all of them. */
export async function sendUnwelcomeRequests(target: Target): Promise<Refused[]> {
  const refused: Refused[] = []
  for (const [what, make] of Object.entries(requests)) {
    const marker = makeMarker(20)
    const { status, method = 'GET', path, to = 'platform', headers = {}, body } = make(marker, target)
    const response = await fetch(`${target[to]}${path}`, { method, headers, ...(body !== undefined && { body: body as BodyInit }) })
    const place = { name: `answer to ${what}`, bytes: await readAnswer(response) }
    refused.push({ needle: textNeedle(what, marker), place, expected: status, status: response.status })
  }
  return [...refused, await sendNoHttp(target)]
}

/** Something that is no HTTP at all. */
async function sendNoHttp({ platform }: Target): Promise<Refused> {
  const marker = makeMarker(20)
  const { hostname, port } = new URL(platform)
  const socket = connect(Number(port), hostname)
  socket.end(`${marker} /${marker} HTTP/9.9\r\n${marker}\r\n\r\n`)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const what = 'no HTTP at all'
  const status = Number(/ (\d{3}) /.exec(bytes.toString('latin1'))?.[1])
  return { needle: textNeedle(what, marker), place: { name: `answer to ${what}`, bytes }, expected: 400, status }
}
