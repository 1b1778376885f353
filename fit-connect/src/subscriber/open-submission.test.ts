import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JWK } from 'jose'
import { encrypt } from '../crypto/encrypt.ts'
import { authenticationTags } from '../events/authentication-tags.ts'
import { type ProblemInstance, type ProblemName, problem } from '../events/problems.ts'
import { buildMetadata } from '../metadata/build-metadata.ts'
import vectors from '../testing/vectors.json' with { type: 'json' }
import { VerificationError } from './fetched-submission.ts'
import { openSubmission } from './open-submission.ts'

const utf8 = new TextEncoder()
const { publicJwk, privateJwk } = vectors.encryption as { publicJwk: JWK; privateJwk: JWK }
const { destinationId, submissionId, caseId } = vectors
const passport = '1c9f7a52-6f1e-4b2e-8a43-0d7c5b9e1f10'
const stranger = '2d0a8b63-7a2f-4c3f-9b54-1e8d6caf2a21'

type Sealed = {
  metadata: Awaited<ReturnType<typeof buildMetadata>> | string
  data: string
  attachments: Record<string, string>
  seal: { key: JWK }
}

/** Seals a submission after the test has changed it, and opens it as a receiver does. */
async function received(change: (sealed: Sealed) => void = () => {}, wire: (encrypted: Wire) => void = () => {}) {
  const data = { schemaUri: 'urn:example:antrag', mimeType: 'application/xml', bytes: utf8.encode('<antrag/>') } as const
  const attachment = { attachmentId: passport, purpose: 'attachment', mimeType: 'image/jpeg', bytes: utf8.encode('a picture') } as const
  const reply = { processStandards: ['urn:example:rueckkanal'], encryptionPublicKey: publicJwk }
  const sealed: Sealed = {
    metadata: structuredClone(await buildMetadata({ data, attachments: [attachment], fitConnectReplyChannel: reply })),
    data: '<antrag/>',
    attachments: { [passport]: 'a picture' },
    seal: { key: publicJwk },
  }
  change(sealed)
  const sealText = (text: string, cty: string) => encrypt(utf8.encode(text), sealed.seal.key, { cty })
  const metadata = typeof sealed.metadata === 'string' ? sealed.metadata : JSON.stringify(sealed.metadata)
  const sealedAttachments = Object.entries(sealed.attachments).map(async ([id, text]) => [id, await sealText(text, 'image/jpeg')])
  const encrypted: Wire = {
    encryptedMetadata: await sealText(metadata, 'application/json'),
    encryptedData: await sealText(sealed.data, 'application/xml'),
    attachments: Object.fromEntries(await Promise.all(sealedAttachments)),
  }
  const tags = authenticationTags(encrypted)
  wire(encrypted)
  const { attachments, ...rest } = encrypted
  return openSubmission({
    submission: { destinationId, submissionId, caseId, ...rest, attachments: Object.keys(attachments) },
    fetchAttachment: async (id) => attachments[id] ?? '',
    tags,
    privateKeys: [privateJwk],
  })
}
type Wire = { encryptedMetadata: string; encryptedData: string; attachments: Record<string, string> }

test('a submission of which everything fits is opened', async () => {
  const { data, attachments, replyKey, metadata, ...ref } = await received()
  assert.equal(new TextDecoder().decode(data), '<antrag/>')
  assert.deepEqual(attachments, [
    { attachmentId: passport, purpose: 'attachment', mimeType: 'image/jpeg', bytes: utf8.encode('a picture') },
  ])
  assert.deepEqual(replyKey, publicJwk)
  assert.equal(metadata.contentStructure.attachments.length, 1)
  assert.deepEqual([ref.destinationId, ref.submissionId, ref.caseId], [destinationId, submissionId, caseId])
})

type Parsed = { contentStructure: ReturnType<typeof JSON.parse>; replyChannel: ReturnType<typeof JSON.parse> }
const metadataOf = (sealed: Sealed) => sealed.metadata as unknown as Parsed
const other = await encrypt(utf8.encode('something else'), publicJwk, { cty: 'application/xml' })

const findings: [string, Parameters<typeof received>, [ProblemName, ProblemInstance][]][] = [
  ['data that were exchanged on the way', [undefined, (wire) => (wire.encryptedData = other)], [['incorrect-authentication-tag', 'data']]],
  [
    'metadata that were exchanged on the way',
    [undefined, (wire) => (wire.encryptedMetadata = other)],
    [['incorrect-authentication-tag', 'metadata']],
  ],
  [
    'an attachment that was exchanged on the way',
    [undefined, (wire) => (wire.attachments[passport] = other)],
    [['incorrect-authentication-tag', `attachment:${passport}`]],
  ],
  [
    'an attachment that was lost on the way',
    [undefined, (wire) => delete wire.attachments[passport]],
    [['missing-attachment', `attachment:${passport}`]],
  ],
  ['an attachment that nobody named', [(sealed) => (sealed.attachments[stranger] = 'x')], [['attachments-mismatch', 'metadata']]],
  ['data of another hash', [(sealed) => (sealed.data = '<other/>')], [['hash-mismatch', 'data']]],
  ['an attachment of another hash', [(sealed) => (sealed.attachments[passport] = 'x')], [['hash-mismatch', `attachment:${passport}`]]],
  [
    'everything of another hash',
    [(sealed) => Object.assign(sealed, { data: '<x/>', attachments: { [passport]: 'x' } })],
    [
      ['hash-mismatch', 'data'],
      ['hash-mismatch', `attachment:${passport}`],
    ],
  ],
  ['metadata that are no JSON', [(sealed) => (sealed.metadata = '{')], [['syntax-violation', 'metadata']]],
  [
    'metadata that break the schema',
    [(sealed) => delete metadataOf(sealed).contentStructure.attachments],
    [['schema-violation', 'metadata']],
  ],
  ['metadata without data', [(sealed) => delete metadataOf(sealed).contentStructure.data], [['missing-data', 'data']]],
  [
    'a weak key for the answer',
    [(sealed) => (metadataOf(sealed).replyChannel.fitConnect.encryptionPublicKey.e = 'Aw')],
    [['schema-violation', 'metadata']],
  ],
  [
    'a key that is not ours',
    [(sealed) => (sealed.seal.key = { ...publicJwk, kid: 'test-encryption-key-9' })],
    [['encryption-issue', 'metadata']],
  ],
]
for (const [name, args, problems] of findings) {
  test(`the receiver finds ${name}`, async () => {
    await assert.rejects(received(...args), (error) => {
      assert.ok(error instanceof VerificationError)
      assert.deepEqual(
        error.problems,
        problems.map(([kind, instance]) => problem(kind, instance)),
      )
      assert.deepEqual(error.submission, { destinationId, submissionId, caseId })
      return true
    })
  })
}
