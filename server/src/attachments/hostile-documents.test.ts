// The table of hostile files (ASVS V5): what each is, and why it is not taken. Beside it the harmless ones that look alike.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { type PDFDocument, PDFString } from '@cantoo/pdf-lib'
import { createDocumentChecker, type RefusalCode } from './check-document.ts'
import { createPdfInspector } from './inspect-pdf.ts'
import { aJpeg, aPdf, aPdfWith, aPng, withTail } from './testing/a-file.ts'
import { lzwBlanks } from './testing/lzw-blanks.ts'

const limits = { documentBytes: 10_000_000, mimeTypes: ['application/pdf', 'image/jpeg', 'image/png'] }
const inspector = createPdfInspector({ workers: 1, timeoutMs: 20_000 })
const { checkDocument } = createDocumentChecker({ inspector })
after(inspector.close)

const text = (content: string) => Buffer.from(content, 'latin1')
const megabytes = (count: number, byte = 0x20) => Buffer.alloc(count * 1_000_000, byte)

/** A PDF with one more stream, packed as its filter says. */
const withStream = (filter: string | readonly string[], content: Uint8Array, more: object = {}) =>
  aPdf(({ context }: PDFDocument) => context.register(context.stream(content, { Filter: filter as never, ...more })))

const withLink = (uri: string) =>
  aPdf(({ context }) => context.register(context.obj({ Type: 'Annot', Subtype: 'Link', A: { S: 'URI', URI: PDFString.of(uri) } })))

/** A PNG that says how large it is and is not. */
function pngOf(width: number, height: number, [depth, colour, interlace] = [8, 0, 0]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const frame = Buffer.alloc(8)
    const body = Buffer.concat([text(type), data])
    frame.writeUInt32BE(data.length)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([depth ?? 8, colour ?? 0, 0, 0, interlace ?? 0], 8)
  const data = chunk('IDAT', deflateSync(Buffer.alloc(1000)))
  return Buffer.concat([text('\x89PNG\r\n\x1a\n'), chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))])
}

/** A JPEG whose frame header says another size (ITU-T T.81, B.2.2). */
async function jpegOf(width: number, height: number): Promise<Buffer> {
  const jpeg = Buffer.from(await aJpeg())
  const frame = jpeg.indexOf(Buffer.of(0xff, 0xc0))
  jpeg.writeUInt16BE(height, frame + 5)
  jpeg.writeUInt16BE(width, frame + 7)
  return jpeg
}

const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length * 0.6)
const locked = (permissions: object) => aPdf((pdf) => pdf.encrypt({ ownerPassword: 'geheim', ...permissions }))

type Case = readonly [what: string, file: () => Uint8Array | Promise<Uint8Array>, outcome: RefusalCode | 'checked']

const cases: readonly Case[] = [
  ['nothing at all', () => new Uint8Array(), 'empty'],
  ['a byte more than the limit', () => megabytes(11), 'size'],

  ['a drawing with a script, named as a photo', () => text('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'type'],
  ['a page, named as a PDF', () => text('<!doctype html><script>alert(1)</script>'), 'type'],
  ['a page behind a byte order mark', () => text('\xef\xbb\xbf<html>'), 'type'],
  ['an archive of archives', () => text('PK\x03\x04\x14\0'), 'type'],
  ['a document of a word processor', () => text('PK\x03\x04[Content_Types].xml'), 'type'],
  ['an older document of a word processor', () => text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'type'],
  ['a program', () => text('MZ\x90\0'), 'type'],
  ['a photo in a format that needs another decoder', () => text('\0\0\0\x18ftypheic'), 'type'],
  ['a picture in TIFF', () => text('II*\0'), 'type'],
  ['a page description in PostScript', () => text('%!PS-Adobe-3.0'), 'type'],

  ['a page that is also a PDF', async () => Buffer.concat([text('<html>'), await aPdf()]), 'polyglot'],
  ['a PDF that is also an archive', async () => withTail(await aPdf(), `PK\x05\x06${'\0'.repeat(18)}`), 'polyglot'],
  ['a photo that is also a script', async () => withTail(await aJpeg(), '<?php'), 'polyglot'],
  ['a picture that is also a PDF', async () => withTail(await aPng(), '%PDF-1.7'), 'polyglot'],

  ['a PDF that was cut off', async () => half(await aPdf()), 'damaged'],
  ['a photo that was cut off', async () => half(await aJpeg(600, 400)), 'damaged'],
  ['a picture that was cut off', async () => half(await aPng(600, 400)), 'damaged'],
  ['a PDF that is only a header', () => text('%PDF-1.7\n%%EOF'), 'damaged'],

  ['a PDF with a password to open it', () => locked({ userPassword: 'geheim' }), 'password'],
  ['a PDF with a password against changes', () => locked({ permissions: { printing: false } }), 'password'],

  ['a script', () => aPdf((pdf) => pdf.addJavaScript('x', 'app.alert(1)')), 'active-content'],
  ['a program that starts', () => aPdfWith({ OpenAction: { S: 'Launch', F: 'cmd' } }), 'active-content'],
  ['a file inside', () => aPdf((pdf) => pdf.attach(new Uint8Array(8), 'a.bin', { mimeType: 'x/y' })), 'active-content'],
  ['a form of the old kind (XFA)', () => aPdfWith({ AcroForm: { XFA: [], Fields: [] } }), 'active-content'],
  ['a jump into a file elsewhere', () => aPdfWith({ X: [{ S: 'GoToR', F: '//server/share/x.pdf' }] }), 'active-content'],
  ['a link that runs a script', () => withLink('javascript:alert(1)'), 'active-content'],
  ['a link to a file of the device', () => withLink('file:///etc/passwd'), 'active-content'],
  ['a link to a share of the network', () => withLink('smb://server/share'), 'active-content'],
  ['bytes that lie in another file', () => withStream([], new Uint8Array(4), { F: '/etc/passwd' }), 'active-content'],
  ['a link to a page of the web', () => withLink('https://musterstadt.example/a?b=c:d'), 'checked'],
  ['a link to an address for mail', () => withLink('mailto:amt@musterstadt.example'), 'checked'],

  ['200 MB of blanks in 200 kB', () => withStream('FlateDecode', deflateSync(megabytes(200))), 'unpacked-size'],
  ['the same as a picture of 1 bit', () => withStream('FlateDecode', deflateSync(megabytes(200)), { Subtype: 'Image' }), 'unpacked-size'],
  ['600 MB in six streams', () => sixStreams(deflateSync(megabytes(100))), 'unpacked-size'],
  ['packed twice', () => withStream(['FlateDecode', 'FlateDecode'], deflateSync(deflateSync(megabytes(1)))), 'unpacked-size'],
  ['180 MB in the older packing', () => withStream('LZWDecode', lzwBlanks(25)), 'unpacked-size'],
  ['7 MB in the older packing', () => withStream('LZWDecode', lzwBlanks(1)), 'checked'],
  ['runs of one byte', () => withStream('RunLengthDecode', megabytes(3, 0x81)), 'unpacked-size'],
  [
    'a page of A4 at 600 dpi',
    () => withStream('FlateDecode', deflateSync(megabytes(104)), { Subtype: 'Image', Width: 4960, Height: 7016 }),
    'checked',
  ],
  ['a packed photo', async () => withStream(['FlateDecode', 'DCTDecode'], deflateSync(await aJpeg())), 'checked'],

  [
    'a picture of 400 million pixels in a PDF',
    () => withStream([], new Uint8Array(4), { Subtype: 'Image', Width: 20_000, Height: 20_000 }),
    'too-many-pixels',
  ],
  ['a picture of 400 million pixels', () => pngOf(20_000, 20_000), 'too-many-pixels'],
  ['a picture with more pixels than a number holds', () => pngOf(0x7fffffff, 0x7fffffff), 'damaged'],
  ['a picture of 60 million pixels in 64 bits each', () => pngOf(7_750, 7_750, [16, 6, 1]), 'too-many-pixels'],
  ['a photo of 4 thousand million pixels', () => jpegOf(65_500, 65_500), 'too-many-pixels'],
]

const sixStreams = (content: Uint8Array) =>
  aPdf(({ context }) => {
    for (let index = 0; index < 6; index += 1) context.register(context.stream(content, { Filter: 'FlateDecode' }))
  })

const textsIn = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../../forms/texts/${language}/ui.json`, import.meta.url), 'utf8')) as {
    readonly [key: string]: string
  }

describe('a hostile file', () => {
  for (const [what, file, expected] of cases) {
    it(`${what}: ${expected}`, async () => {
      const outcome = await checkDocument({ bytes: await file(), declaredType: '', limits })
      assert.equal(outcome.kind === 'refused' ? outcome.code : outcome.kind, expected)
    })
  }

  it('has its own words for each reason, in German and English', () => {
    const codes = new Set(['virus', ...cases.map(([, , code]) => code)].filter((code) => code !== 'checked'))
    for (const texts of [textsIn('de'), textsIn('en')]) {
      const said = [...codes].map((code) => texts[`ui.upload-${code}`])
      assert.ok(said.every((words) => words))
      assert.equal(new Set(said).size, codes.size)
    }
  })
})
