import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createDocumentChecker } from '../../../server/src/attachments/check-document.ts'
import { aJpeg } from '../../../server/src/attachments/testing/a-file.ts'
import { writePhotoPdf } from './write-photo-pdf.ts'

const documents = createDocumentChecker()
after(documents.close)

const jpeg = async (width: number, height: number) => ({ jpeg: new Uint8Array(await aJpeg(width, height)), width, height })
const textOf = async (pdf: Blob) => Buffer.from(await pdf.arrayBuffer()).toString('latin1')

test('the platform takes a PDF of photos', async () => {
  const pdf = writePhotoPdf([await jpeg(64, 32), await jpeg(32, 64)])
  const limits = { documentBytes: 10_000_000, mimeTypes: ['application/pdf'] }
  const outcome = await documents.checkDocument({ bytes: new Uint8Array(await pdf.arrayBuffer()), declaredType: pdf.type, limits })
  assert.equal(outcome.kind, 'checked')
})

test('each photo has a page of its own that lies as the photo does', async () => {
  const text = await textOf(writePhotoPdf([await jpeg(64, 32), await jpeg(32, 64)]))
  assert.deepEqual(text.match(/\/MediaBox \[[^\]]+\]/g), ['/MediaBox [0 0 841.89 595.28]', '/MediaBox [0 0 595.28 841.89]'])
  assert.ok(text.includes('/Count 2'))
})

test('the table says where each object lies', async () => {
  const text = await textOf(writePhotoPdf([await jpeg(64, 32)]))
  const table = text.slice(text.indexOf('\nxref\n'))
  const offsets = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  assert.deepEqual(
    offsets.map((offset, index) => text.startsWith(`${index + 1} 0 obj`, offset)),
    [true, true, true, true, true],
  )
  assert.equal(text.indexOf('\nxref\n') + 1, Number(/startxref\n(\d+)/.exec(text)?.[1]))
})
