import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { openCaseStore } from './case-store.ts'
import type { FiledCase } from './filed-case.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'case-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const aCase = (messageId: string): FiledCase => ({
  messageId,
  submissionId: `submission-${messageId}`,
  caseId: 'case',
  destinationId: 'destination',
  referenceNumber: 'AT-7K3M-9QXD-2B4R',
  authority: 'Musterstadt',
  applicant: 'Muster, Mina',
  request: 'Verlängerung',
  receivedAt: '2026-11-03T09:15:27.120Z',
  filedAt: '2026-11-03T09:16:00.000Z',
  xmlSha256: '0',
  authenticationTags: { metadata: '0' },
  documents: [],
})
const files = [
  { name: 'application.xml', bytes: '<a/>' },
  { name: 'documents/one.jpg', bytes: Uint8Array.of(1, 2) },
]

test('a filed case is found again after a restart, first as filed, then as accepted', async () => {
  const store = await openCaseStore(folder)
  assert.equal(await store.insertCase(aCase('m1'), files), 'filed')
  assert.equal((await openCaseStore(folder)).findCase('m1')?.acceptedAt, undefined)
  await store.markAccepted('m1', '2026-11-03T09:16:01.000Z')
  const reopened = await openCaseStore(folder)
  assert.equal(reopened.findCase('m1')?.acceptedAt, '2026-11-03T09:16:01.000Z')
  assert.deepEqual(new Uint8Array(await reopened.readCaseFile('m1', 'documents/one.jpg')), Uint8Array.of(1, 2))
})

test('the same message is filed once, also by a process that does not know of the other', async () => {
  const [one, other] = [await openCaseStore(folder), await openCaseStore(folder)]
  assert.equal(await one.insertCase(aCase('m1'), files), 'filed')
  assert.equal(await one.insertCase(aCase('m1'), files), 'known')
  assert.equal(await other.insertCase(aCase('m1'), files), 'known')
  assert.equal(readdirSync(join(folder, 'cases')).length, 1)
})

test('a case that was being written when the process died does not exist', async () => {
  mkdirSync(join(folder, 'incoming', 'half', 'documents'), { recursive: true })
  writeFileSync(join(folder, 'incoming', 'half', 'application.xml'), '<a')
  assert.deepEqual((await openCaseStore(folder)).listCases(), [])
  assert.equal(existsSync(join(folder, 'incoming', 'half')), false)
})
