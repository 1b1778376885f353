// One applicant of the kill test: sends by plain HTTP and repeats with the same keys until the platform acknowledges.
import { createHash, randomBytes, randomUUID, webcrypto } from 'node:crypto'
import type { PersonKeys, Receipt } from '@aufenthalt/model'
import { type DemoDocument, demoDocument } from '../documents/demo-document.ts'
import { repeatUntilDone, request } from './repeat-until-done.ts'

/** A document to send: one that is made on the spot, or a given one with the key that it is kept under. */
export type DocumentToSend = {
  readonly code: string
  readonly filename: string
  readonly file: string
  readonly given?: DemoDocument & { readonly key: string }
}

/** What all applicants have in common. Without `person` nobody will be able to open the person's copy. */
export type Situation = {
  readonly platform: string
  readonly service: string
  readonly version: string
  readonly declarations: readonly string[]
  readonly answers: { readonly [fieldId: string]: unknown }
  readonly documents: readonly DocumentToSend[]
  readonly person?: PersonKeys
}

/** What one applicant was promised, as the ledger reads it. */
export type Promised = {
  readonly key: string
  readonly applicationId: string
  readonly referenceNumber: string
  readonly receivedAt: string
  readonly mark: string
  readonly ags: string
  readonly values: readonly string[]
  readonly documents: readonly string[]
}

/** Sends one application to one authority. @param mark 16 hex digits, unlike any other applicant's */
export async function submitUntilAcknowledged(situation: Situation, ags: string, mark: string): Promise<Promised> {
  const answers = { ...situation.answers, ...markedAnswers(mark) }
  const documents = []
  for (const { code, filename, file, given } of situation.documents) {
    const document = given ?? { ...demoDocument(file, `${mark}/${file}`), key: randomBytes(32).toString('base64url') }
    documents.push({ ...(await uploadUntilKept(situation, ags, document)), code, filename })
  }
  const body = JSON.stringify({
    service: situation.service,
    version: situation.version,
    language: 'de',
    answers,
    documents: documents.map(({ sha256, ...document }) => document),
    declarations: situation.declarations,
    person: situation.person ?? (await personKeys()),
  })
  const key = randomUUID()
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  const response = await repeatUntilDone(() => request(`${situation.platform}/api/authorities/${ags}/applications`, 'POST', headers, body))
  const { applicationId, referenceNumber, receivedAt } = (await response.json()) as Receipt
  return {
    key,
    applicationId,
    referenceNumber,
    receivedAt,
    mark,
    ags,
    values: Object.values(markedAnswers(mark)),
    documents: documents.map(({ sha256 }) => sha256),
  }
}

/** Answers that no other application has; the ledger looks for them in the case. */
function markedAnswers(mark: string) {
  const letters = [...mark].map((digit) => 'abcdefghiklmnopr'[Number.parseInt(digit, 16)]).join('')
  return {
    'person.familyName': `Probe${letters}`,
    'job.description': `Kennzeichen ${mark} Prüfung & Entwicklung`,
    'job.title': `Rolle ${mark}`,
  }
}

async function uploadUntilKept({ platform }: Situation, ags: string, { bytes, mimeType, key }: DemoDocument & { readonly key: string }) {
  const attachmentId = randomUUID()
  const url = `${platform}/api/authorities/${ags}/attachments/${attachmentId}`
  const response = await repeatUntilDone(() => request(url, 'PUT', { 'content-type': mimeType, 'attachment-key': key }, bytes))
  const { sha256 } = (await response.json()) as { sha256: string }
  return { attachmentId, key, sha256 }
}

/** Keys of the person's own copy: the shape counts here, nobody will open this copy. */
async function personKeys() {
  const { publicKey } = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const { x, y } = await webcrypto.subtle.exportKey('jwk', publicKey)
  return {
    accessTokenSha256: createHash('sha256').update(randomBytes(32)).digest('hex'),
    publicKey: { kty: 'EC', crv: 'P-256', x, y },
    wrappedPrivateKey: randomBytes(12 + 138 + 16).toString('base64url'),
  }
}
