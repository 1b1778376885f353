import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FetchedSubmission, Problem } from '@aufenthalt/fit-connect'
import { type Checker, createChecker } from '@aufenthalt/xauslaender'
import { aHeader } from '../../../../xauslaender/src/testing/an-application.ts'
import { aSubmission } from '../testing/a-submission.ts'
import { checkMessage, type SoundMessage } from './check-message.ts'

let checker: Checker
before(async () => {
  checker = await createChecker()
})
after(() => checker.dispose())

const ags = '12999001'
const check = (submission: FetchedSubmission, to = ags) => checkMessage(checker, { ...submission, ags: to })
const nameOf = (outcome: SoundMessage | Problem) => ('type' in outcome ? `${outcome.type.split('/').at(-1)} ${outcome.instance}` : 'sound')
const withData = (change: (xml: string) => string): FetchedSubmission => {
  const submission = aSubmission()
  return { ...submission, data: new TextEncoder().encode(change(new TextDecoder().decode(submission.data))) }
}

test('a message that follows the schema, with its document and its PDF, is sound', () => {
  assert.equal(nameOf(check(aSubmission())), 'sound')
  assert.equal(nameOf(check(aSubmission({}, '2'))), 'sound')
})

test('a message that is no XML, not UTF-8 or has a DOCTYPE is a syntax violation', () => {
  assert.equal(nameOf(check(withData((xml) => xml.slice(0, -5)))), 'syntax-violation data')
  assert.equal(nameOf(check(withData((xml) => xml.replace('?>', '?><!DOCTYPE a>')))), 'syntax-violation data')
  assert.equal(nameOf(check({ ...aSubmission(), data: Uint8Array.of(0x3c, 0xff, 0xfe) })), 'syntax-violation data')
})

test('a message of another standard is an unsupported schema', () => {
  assert.equal(nameOf(check({ ...aSubmission(), data: new TextEncoder().encode('<order xmlns="urn:other"/>') })), 'unsupported-schema data')
})

test('a message that breaks the schema, or that is for another authority, is a schema violation', () => {
  assert.equal(nameOf(check(withData((xml) => xml.replace('1990-02-28', '1990-02-30')))), 'schema-violation data')
  assert.equal(nameOf(check(aSubmission(), '12999002')), 'schema-violation data')
  assert.equal(nameOf(check(aSubmission({ header: aHeader({ authority: { ags: '12999002', name: 'Andere' } }) }))), 'schema-violation data')
})

test('a document that is missing, altered or not named, and a missing PDF, are refused', () => {
  const submission = aSubmission()
  const [pdf, document] = submission.attachments
  assert.ok(pdf && document)
  const another = { ...document, attachmentId: '6f1c2a34-0b1d-4c52-9a77-5d1e0c9b8a03' }
  const altered = { ...document, bytes: new TextEncoder().encode('b picture') }
  for (const attachments of [[pdf], [pdf, altered], [pdf, document, another], [document]]) {
    assert.equal(nameOf(check({ ...submission, attachments })), 'attachments-mismatch data')
  }
})
