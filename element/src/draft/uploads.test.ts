import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AttachmentKept } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import type { DocumentToSend, Sending } from '../api-client/send-document.ts'
import { createUploads } from './uploads.ts'

const limits = { documentBytes: 100, documents: 3, applicationBytes: 250, mimeTypes: ['application/pdf', 'image/jpeg'] }
const pdf = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })

/** Uploads whose sending the test finishes by hand. */
function uploadsByHand() {
  const sent: { document: DocumentToSend; sending: Sending; finish: (answer: Answer<AttachmentKept>) => void }[] = []
  const uploads = createUploads({
    send: (document, sending) => new Promise((finish) => sent.push({ document, sending, finish })),
    changed: () => undefined,
  })
  const states = () => uploads.list().map(({ state, problem }) => problem ?? state)
  return { uploads, sent, states }
}
const kept: Answer<AttachmentKept> = { kind: 'ok', value: { attachmentId: '', mimeType: '', bytes: 0, sha256: '' } }
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('two documents go at a time, the next follows when one is done', async () => {
  const { uploads, sent, states } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf'), pdf('b.pdf'), pdf('c.pdf')], limits)
  assert.deepEqual(states(), ['sending', 'sending', 'waiting'])
  sent[0]?.finish(kept)
  await settled()
  assert.deepEqual(states(), ['kept', 'sending', 'sending'])
})

test('each document has a key of its own, which goes with it and into the application', async () => {
  const { uploads, sent } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf'), pdf('b.pdf')], limits)
  const keys = sent.map(({ document }) => document.key)
  assert.equal(new Set(keys).size, 2)
  assert.ok(keys.every((key) => /^[\w-]{43}$/.test(key)))
  sent[0]?.finish(kept)
  await settled()
  assert.deepEqual(
    uploads.kept().map(({ code, filename, key }) => ({ code, filename, key })),
    [{ code: 'D-PASS', filename: 'a.pdf', key: keys[0] }],
  )
})

test('what cannot be kept is refused before it is sent, with its reason', () => {
  const { uploads, sent, states } = uploadsByHand()
  uploads.add('D-PASS', [pdf('empty.pdf', 0), pdf('large.pdf', 101), new File(['x'], 'photo.heic', { type: 'image/heic' })], limits)
  assert.deepEqual(states(), ['empty', 'size', 'type'])
  assert.equal(sent.length, 0)
})

test('too many documents, or too much together, are refused; removing one makes room', () => {
  const { uploads, states } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf', 90), pdf('b.pdf', 90), pdf('c.pdf', 90)], limits)
  assert.deepEqual(states(), ['sending', 'sending', 'total-size'])
  uploads.add('D-WORK', [pdf('d.pdf'), pdf('e.pdf')], limits)
  assert.deepEqual(states().slice(3), ['waiting', 'too-many'])
  uploads.remove(uploads.list()[0]?.attachmentId ?? '')
  uploads.add('D-WORK', [pdf('f.pdf')], limits)
  assert.notEqual(states().at(-1), 'too-many')
})

test('a document that is taken out while it is sent is stopped', () => {
  const { uploads, sent } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf')], limits)
  uploads.remove(uploads.list()[0]?.attachmentId ?? '')
  assert.equal(sent[0]?.sending.signal.aborted, true)
  assert.deepEqual(uploads.list(), [])
})

test('a lost document can be sent again, a refused one tells why', async () => {
  const { uploads, sent, states } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf'), pdf('b.pdf')], limits)
  sent[0]?.finish({ kind: 'unreachable' })
  sent[1]?.finish({ kind: 'problem', status: 422, code: 'attachment-refused', errors: [], reason: 'virus' })
  await settled()
  assert.deepEqual(states(), ['unreachable', 'virus'])
  uploads.retry(uploads.list()[0]?.attachmentId ?? '')
  assert.equal(sent[2]?.document.attachmentId, sent[0]?.document.attachmentId)
})

test('a file without a type is known by its ending', () => {
  const { uploads, sent } = uploadsByHand()
  uploads.add('D-PASS', [new File(['x'], 'Scan.JPEG')], limits)
  assert.equal(sent[0]?.document.mimeType, 'image/jpeg')
})
