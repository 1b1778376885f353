import { createHash, randomBytes, randomUUID, webcrypto } from 'node:crypto'
import { declarationsAsked, type Receipt } from '@aufenthalt/model'
import { demoDocument } from '../../e2e/src/documents/demo-document.ts'
import type { Sample } from './sample.ts'

/** A submission that only has to be sent. */
export type Submission = {
  readonly ags: string
  readonly url: string
  readonly body: string
  readonly headers: { readonly [name: string]: string }
}

/** Uploads the one document that counts for the figures, promises the other that is demanded for later, and writes the submission. */
export async function prepareSubmission(platform: string, ags: string, sample: Sample): Promise<Submission> {
  const { form, answers, today, documents } = sample
  const at = `${platform}/api/authorities/${ags}`
  const passport = documents.filter(({ code }) => code === 'D-PASS')
  const body = {
    ...{ service: form.service, version: form.version, language: 'en', answers },
    documents: await Promise.all(passport.map((document) => upload(at, document))),
    later: ['D-TITLE'],
    declarations: declarationsAsked(form, answers, { today }).map(({ id }) => id),
    person: await personKeys(),
  }
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  return { ags, url: `${at}/applications`, body: JSON.stringify(body), headers }
}

/** Sends a submission. @throws where it is not received */
export async function submit({ url, body, headers }: Submission): Promise<Receipt> {
  return (await answered(fetch(url, { method: 'POST', body, headers }))) as Receipt
}

async function upload(at: string, { code, filename, file }: Sample['documents'][number]) {
  const [attachmentId, key] = [randomUUID(), randomBytes(32).toString('base64url')]
  const { bytes, mimeType } = demoDocument(file, attachmentId)
  const headers = { 'content-type': mimeType, 'attachment-key': key }
  await answered(fetch(`${at}/attachments/${attachmentId}`, { method: 'PUT', headers, body: new Uint8Array(bytes) }))
  return { attachmentId, key, code, filename }
}

async function answered(sending: Promise<Response>): Promise<unknown> {
  const response = await sending
  if (response.ok) return await response.json()
  throw new Error(`${response.status} ${(await response.text()).slice(0, 300)}`)
}

/** Keys of the person's own copy; nobody will open this one. */
async function personKeys() {
  const { publicKey } = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const { x, y } = await webcrypto.subtle.exportKey('jwk', publicKey)
  return {
    accessTokenSha256: createHash('sha256').update(randomBytes(32)).digest('hex'),
    publicKey: { kty: 'EC', crv: 'P-256', x, y },
    wrappedPrivateKey: randomBytes(12 + 138 + 16).toString('base64url'),
  }
}
