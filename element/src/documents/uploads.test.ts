import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AttachmentKept } from '@aufenthalt/model'
import type { Answer } from '../api-client/call.ts'
import type { DocumentToSend, Sending } from '../api-client/documents.ts'
import type { PreparedPicture } from './prepare-picture.ts'
import { Uploads } from './uploads.ts'

const limits = { documentBytes: 100, documents: 3, applicationBytes: 250, mimeTypes: ['application/pdf', 'image/jpeg'] }
const pdf = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })
const photo = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })

type Copy = { readonly from: string; readonly to: string }

/** Uploads whose sending the test finishes by hand. */
function uploadsByHand(prepared?: (file: Blob) => PreparedPicture) {
  const sent: { document: DocumentToSend; sending: Sending; finish: (answer: Answer<AttachmentKept>) => void }[] = []
  const copies: Copy[] = []
  const notUsed = () => assert.fail('small documents go at once')
  const uploads = new Uploads({
    documents: {
      sendWhole: (document, sending) => new Promise((finish) => sent.push({ document, sending, finish })),
      askOffset: notUsed,
      sendPart: notUsed,
      assemble: notUsed,
      copy: async (from, to) => {
        copies.push({ from: from.attachmentId, to: to.attachmentId })
        return kept
      },
    },
    preparePicture: async (file, mimeType) => prepared?.(file) ?? { kind: 'ready', file, mimeType },
    joinPhotos: async (photos) => new Blob(photos as Blob[], { type: 'application/pdf' }),
    wait: async () => undefined,
    changed: () => undefined,
  })
  const states = () => uploads.list().map(({ state, problem }) => problem ?? state)
  const names = () => uploads.list().map(({ filename }) => filename)
  const idOf = (index: number) => uploads.list()[index]?.attachmentId ?? ''
  /** Keeps what is on its way. */
  const keepAll = async () => {
    for (const { finish } of sent) finish(kept)
    await settled()
  }
  return { uploads, sent, copies, states, names, idOf, keepAll }
}
const kept: Answer<AttachmentKept> = { kind: 'ok', value: { attachmentId: '', mimeType: '', bytes: 0, sha256: '' } }
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

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
  uploads.add('D-PASS', [pdf('empty.pdf', 0), pdf('large.pdf', 101), new File(['x'], 'letter.docx')], limits)
  assert.deepEqual(states(), ['empty', 'size', 'type'])
  assert.equal(sent.length, 0)
})

test('too many documents, or too much together, are refused; removing one makes room', () => {
  const { uploads, states, idOf } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf', 90), pdf('b.pdf', 90), pdf('c.pdf', 90)], limits)
  assert.deepEqual(states(), ['sending', 'sending', 'total-size'])
  uploads.add('D-WORK', [pdf('d.pdf'), pdf('e.pdf')], limits)
  assert.deepEqual(states().slice(3), ['waiting', 'too-many'])
  uploads.remove(idOf(0))
  uploads.add('D-WORK', [pdf('f.pdf')], limits)
  assert.notEqual(states().at(-1), 'too-many')
})

test('a document that is taken out while it is sent is stopped; put back, it goes on', async () => {
  const { uploads, sent, idOf, states } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf')], limits)
  const id = idOf(0)
  uploads.remove(id)
  assert.equal(sent[0]?.sending.signal.aborted, true)
  assert.deepEqual(uploads.list(), [])
  uploads.undo()
  await settled()
  assert.deepEqual(states(), ['sending'])
  sent[0]?.finish({ kind: 'unreachable' })
  sent[1]?.finish(kept)
  await settled()
  assert.deepEqual([states(), sent[1]?.document.attachmentId], [['kept'], id])
})

test('a kept document that was taken out is put back without being sent', async () => {
  const { uploads, sent, idOf, states, keepAll } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf')], limits)
  await keepAll()
  uploads.remove(idOf(0))
  assert.equal(uploads.said()?.what, 'removed')
  uploads.undo()
  assert.deepEqual([states(), sent.length], [['kept'], 1])
})

test('a lost document can be sent again, a refused one tells why', async () => {
  const { uploads, sent, states, idOf } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf'), pdf('b.pdf')], limits)
  sent[1]?.finish({ kind: 'problem', status: 422, code: 'attachment-refused', errors: [], reason: 'virus' })
  for (let attempt = 0; attempt < 12; attempt += 1) {
    for (const { document, finish } of sent) if (document.attachmentId === idOf(0)) finish({ kind: 'unreachable' })
    await settled()
  }
  assert.deepEqual(states(), ['unreachable', 'virus'])
  uploads.retry(idOf(0))
  assert.equal(sent.at(-1)?.document.attachmentId, idOf(0))
  assert.equal(states()[0], 'sending')
})

test('a file without a type is known by its ending', async () => {
  const { uploads, sent } = uploadsByHand()
  uploads.add('D-PASS', [new File(['x'], 'Scan.PDF')], limits)
  await settled()
  assert.equal(sent[0]?.document.mimeType, 'application/pdf')
})

test('a photo that is too large as it is may become small enough', async () => {
  const { uploads, states, sent } = uploadsByHand((file) => ({ kind: 'ready', file: file.slice(0, 50), mimeType: 'image/jpeg' }))
  uploads.add('D-PASS', [photo('a.jpg', 5000)], limits)
  assert.deepEqual(states(), ['preparing'])
  await settled()
  assert.deepEqual([states(), sent[0]?.document.file.size], [['sending'], 50])
})

test('a photo that stays too large is refused, and one that the browser cannot read says how to make another', async () => {
  const { uploads, states } = uploadsByHand((file) =>
    file.size > 9 ? { kind: 'ready', file, mimeType: 'image/jpeg' } : { kind: 'unreadable' },
  )
  uploads.add('D-PASS', [photo('a.jpg', 5000), new File(['x'], 'IMG_1.HEIC')], limits)
  await settled()
  assert.deepEqual(states(), ['size', 'heic'])
})

test('photos are joined in the order in which they stand, and the single ones are gone', async () => {
  const { uploads, sent, names, states, idOf, keepAll } = uploadsByHand()
  uploads.add('D-PASS', [photo('front.jpg', 11), photo('back.jpg', 12)], limits)
  await settled()
  uploads.move(idOf(1), -1)
  assert.deepEqual(names(), ['back.jpg', 'front.jpg'])
  const ids = uploads.list().map(({ attachmentId }) => attachmentId)
  await uploads.join('D-PASS', ids, limits)
  assert.deepEqual(names(), ['back.pdf'])
  assert.equal(uploads.said()?.what, 'joined')
  await keepAll()
  assert.deepEqual([states(), sent.at(-1)?.document.file.size], [['kept'], 23])
})

test('a kept document is used for another slot without being sent again', async () => {
  const { uploads, sent, copies, states, idOf, keepAll } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf')], limits)
  await keepAll()
  uploads.reuse(idOf(0), 'D-WORK', limits)
  await settled()
  assert.deepEqual([states(), sent.length], [['kept', 'kept'], 1])
  assert.deepEqual(copies, [{ from: idOf(0), to: idOf(1) }])
  const keys = uploads.kept().map(({ key }) => key)
  assert.equal(new Set(keys).size, 2)
})

test('what will be handed in later is noted until a document is there', () => {
  const { uploads } = uploadsByHand()
  uploads.setLater('D-PASS', true)
  uploads.setLater('D-WORK', true)
  uploads.add('D-PASS', [pdf('a.pdf', 0)], limits)
  assert.deepEqual(uploads.later(), ['D-PASS', 'D-WORK'])
  uploads.add('D-PASS', [pdf('a.pdf')], limits)
  assert.deepEqual(uploads.later(), ['D-WORK'])
})

test('documents of a draft are there again without their files, and can be used and taken out', async () => {
  const before = uploadsByHand()
  before.uploads.add('D-PASS', [pdf('a.pdf')], limits)
  await before.keepAll()
  const { uploads, copies, idOf } = uploadsByHand()
  uploads.restore(before.uploads.keptDocuments(), ['D-WORK'])
  assert.deepEqual(uploads.kept(), before.uploads.kept())
  assert.deepEqual(uploads.later(), ['D-WORK'])
  uploads.reuse(idOf(0), 'D-WORK', limits)
  await settled()
  assert.equal(copies.length, 1)
})

test('taking over a draft twice doubles nothing, and what is on its way goes on until everything is forgotten', async () => {
  const { uploads, states, sent } = uploadsByHand()
  uploads.add('D-PASS', [pdf('a.pdf'), pdf('b.pdf')], limits)
  sent[0]?.finish(kept)
  await settled()
  for (const _ of [1, 2]) uploads.restore(uploads.keptDocuments(), [])
  assert.deepEqual(states(), ['kept', 'sending'])
  uploads.clear()
  assert.deepEqual([states(), sent[1]?.sending.signal.aborted], [[], true])
})
