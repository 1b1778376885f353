import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import { toAuthorityId } from '../../../server/src/database/authority-id.ts'
import { markedDocument } from './marked-documents.ts'
import { keyNeedle } from './needle.ts'
import { type SealedDemo, startSealedDemo } from './sealed-demo.ts'
import { createSearch, searchPlaces } from './search.ts'
import { type MarkedApplication, submitMarked } from './submit-marked.ts'

const [{ ags } = { ags: '' }] = demoAuthorities
const authorityId = toAuthorityId(ags)
const waiting = markedDocument('unsent', 'D-OTHER', 'pdf')
let sealed: SealedDemo
let application: MarkedApplication

before(async () => {
  sealed = await startSealedDemo(['app'])
  application = await submitMarked(sealed.demo.urls.platform, ags, 'extension-new-employer')
  const { given } = waiting.document
  const kept = await fetch(`${sealed.demo.urls.platform}/api/authorities/${ags}/attachments/${randomUUID()}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/pdf', 'attachment-key': given?.key ?? '' },
    body: given?.bytes as BodyInit,
  })
  assert.equal(kept.status, 201)
})
after(() => sealed?.stop())

test('who takes the databases, every file but the master key and the environment before anything was delivered can read nothing', async () => {
  const needles = [...application.needles, ...waiting.needles, keyNeedle('master key', sealed.masterKey)]
  const { hits, places } = await searchPlaces(createSearch(needles), sealed.places())
  assert.deepEqual(hits, [])
  assert.ok(places > 500, `only ${places} places`)
})

test('the seized key database opens with the master key and with no other key that was found', async () => {
  const { applicationId } = application.promised
  assert.ok(await sealed.withVault(sealed.masterKey, (vault) => vault.findApplicationKey(authorityId, applicationId)))
  const files = ['receipt.key.json', 'sender.secret', 'console.secret', 'case-system-keys.json']
  const found = files.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(sealed.demo.folder, name)))
      .digest(),
  )
  for (const wrongKey of [randomBytes(32), Buffer.alloc(32), ...found]) {
    await assert.rejects(sealed.withVault(wrongKey, (vault) => vault.assertMasterKey()))
    await assert.rejects(sealed.withVault(wrongKey, (vault) => vault.findApplicationKey(authorityId, applicationId)))
    await assert.rejects(sealed.withVault(wrongKey, (vault) => vault.findReplyKey(applicationId)))
  }
})
