import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JWK } from 'jose'
import type { ApiVersion } from '../api/api-version.ts'
import vectors from '../testing/vectors.json' with { type: 'json' }
import { buildMetadata, type MetadataContent } from './build-metadata.ts'
import { checkMetadata } from './check-metadata.ts'
import { inApiVersion } from './in-api-version.ts'

const utf8 = new TextEncoder()
const content: MetadataContent = {
  data: {
    schemaUri: 'urn:xoev-de:kosit:standard:xinneres.xauslaender_26.11#antrag',
    mimeType: 'application/xml',
    bytes: utf8.encode('<antrag/>'),
  },
  attachments: [
    {
      attachmentId: '1c9f7a52-6f1e-4b2e-8a43-0d7c5b9e1f10',
      purpose: 'form',
      mimeType: 'application/pdf',
      filename: 'antrag.pdf',
      bytes: utf8.encode('%PDF'),
    },
    {
      attachmentId: '2d0a8b63-7a2f-4c3f-9b54-1e8d6caf2a21',
      purpose: 'attachment',
      mimeType: 'image/jpeg',
      bytes: new Uint8Array([255, 216]),
    },
  ],
  publicServiceType: { identifier: 'urn:de:fim:leika:leistung:99010011001000', name: 'Aufenthaltserlaubnis' },
  fitConnectReplyChannel: { processStandards: ['urn:example:rueckkanal'], encryptionPublicKey: vectors.encryption.publicJwk as JWK },
  senderReference: 'AT-7K3M-9QXD-2B4R',
  applicationDate: '2026-11-02',
}

test('metadata name schema, hash and place of every part', async () => {
  const metadata = await buildMetadata(content)
  assert.equal(metadata.$schema, 'https://schema.fitko.de/fit-connect/metadata/1.5.0/metadata.schema.json')
  assert.equal(metadata.contentStructure.data?.hash.content, createHash('sha512').update('<antrag/>').digest('hex'))
  assert.deepEqual(Object.keys(metadata.contentStructure.attachments[1]!).sort(), ['attachmentId', 'hash', 'mimeType', 'purpose'])
  assert.equal(JSON.stringify(metadata).includes('%PDF'), false)
  assert.deepEqual(metadata.additionalReferenceInfo, { senderReference: 'AT-7K3M-9QXD-2B4R', applicationDate: '2026-11-02' })
})

test('metadata with everything and with the least are valid', async () => {
  assert.deepEqual(checkMetadata(await buildMetadata(content)), [])
  assert.deepEqual(checkMetadata(await buildMetadata({ data: content.data, attachments: [] })), [])
})

test('the version of the schema can be chosen within 1.x', async () => {
  assert.match((await buildMetadata({ ...content, metadataVersion: '1.3.0' })).$schema!, /metadata\/1\.3\.0\//)
  assert.equal(checkMetadata(await buildMetadata({ ...content, metadataVersion: '2.0.0' })).at(-1)?.path, '#/$schema')
})

test('each version of the API has its own form: the newest schema that both sides know, and the use in the keys of v1', async () => {
  const metadata = await buildMetadata(content)
  const formOf = (version: ApiVersion, read?: string[]) => inApiVersion(metadata, version, read ? { metadataVersions: read } : {})
  const schemaOf = (...given: Parameters<typeof formOf>) =>
    formOf(...given)
      .$schema?.split('/')
      .at(-2)
  assert.deepEqual([schemaOf('v1'), schemaOf('v2'), schemaOf('v1', [])], ['1.3.0', '1.5.0', '1.3.0'])
  assert.deepEqual([schemaOf('v1', ['1.0.0', '1.4.0', '9.0.0']), schemaOf('v2', ['1.2.0', '1.1.0'])], ['1.4.0', '1.2.0'])
  assert.throws(() => formOf('v2', ['9.0.0']), { code: 'metadata-version-unknown', retry: 'never' })
  assert.equal(formOf('v1').replyChannel?.fitConnect?.encryptionPublicKey.use, 'enc')
  assert.equal(formOf('v2').replyChannel?.fitConnect?.encryptionPublicKey.use, undefined)
  for (const version of ['v1', 'v2'] as const) assert.deepEqual(checkMetadata(formOf(version)), [])
  assert.equal(inApiVersion(await buildMetadata({ data: content.data, attachments: [] }), 'v1', {}).replyChannel, undefined)
})

const changes: [string, (metadata: ReturnType<typeof JSON.parse>) => void][] = [
  ['no attachments list', (m) => delete m.contentStructure.attachments],
  ['another hash algorithm', (m) => (m.contentStructure.data.hash.type = 'sha256')],
  ['a hash in capital letters', (m) => (m.contentStructure.data.hash.content = m.contentStructure.data.hash.content.toUpperCase())],
  ['an attachment without id', (m) => delete m.contentStructure.attachments[0].attachmentId],
  ['an attachment id that is no UUID', (m) => (m.contentStructure.attachments[0].attachmentId = 'passport')],
  ['an unknown purpose', (m) => (m.contentStructure.attachments[0].purpose = 'secret')],
  ['an empty list of fragments', (m) => (m.contentStructure.attachments[0].fragments = [])],
  ['a day that does not exist', (m) => (m.additionalReferenceInfo.applicationDate = '2026-02-30')],
  ['two reply channels', (m) => (m.replyChannel.eMail = { address: 'a@example.org' })],
  ['a reply channel without a key', (m) => delete m.replyChannel.fitConnect.encryptionPublicKey],
  ['no object', () => {}],
]
for (const [name, change] of changes) {
  test(`invalid metadata are found: ${name}`, async () => {
    const metadata = structuredClone(await buildMetadata(content))
    change(metadata)
    const problems = checkMetadata(name === 'no object' ? 'text' : metadata)
    assert.notEqual(problems.length, 0)
    for (const problem of problems) assert.deepEqual(Object.keys(problem), ['path', 'keyword'])
  })
}

const published = new URL('../../../../shared/data/fit-connect/metadata.schema.v1.0.0.json', import.meta.url)
test('our metadata are valid by the published schema 1.0.0', {
  skip: !existsSync(published) && 'the published schema is not here',
}, async () => {
  const ajv = new Ajv2020({ strict: false, formats: { uri: true, uuid: true, date: true, email: true, 'date-time': true } })
  const validate = ajv.compile(JSON.parse(readFileSync(published, 'utf8')))
  for (const metadata of [await buildMetadata(content), await buildMetadata({ data: content.data, attachments: [] })]) {
    assert.equal(validate(metadata), true, JSON.stringify(validate.errors))
  }
  const { contentStructure } = await buildMetadata(content)
  assert.equal(validate({ contentStructure: { ...contentStructure, attachments: [{}] } }), false)
})
