import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { createDocumentChecker } from './check-document.ts'
import { createPdfInspector } from './inspect-pdf.ts'
import { aJpeg, aPdf, aPdfWith, aPng, withTail } from './testing/a-file.ts'

const limits = { documentBytes: 10_000_000, mimeTypes: ['application/pdf', 'image/jpeg', 'image/png'] }
const inspector = createPdfInspector({ workers: 1, timeoutMs: 20_000 })
const { checkDocument } = createDocumentChecker({ inspector })

after(() => inspector.close())

const check = (bytes: Uint8Array, declaredType = '') => checkDocument({ bytes, declaredType, limits })

async function codeFor(bytes: Uint8Array, declaredType = ''): Promise<string> {
  const outcome = await check(bytes, declaredType)
  return outcome.kind === 'refused' ? outcome.code : outcome.kind
}

describe('what is accepted', () => {
  it('a PDF is kept byte for byte', async () => {
    const bytes = await aPdf()
    const outcome = await check(bytes, 'application/pdf')
    assert.ok(outcome.kind === 'checked')
    assert.deepEqual(Buffer.from(outcome.bytes), Buffer.from(bytes))
    assert.equal(outcome.mimeType, 'application/pdf')
  })

  it('a PDF with a link, an opening page and a form for typing is accepted', async () => {
    const bytes = await aPdf((document) => {
      const page = document.getPage(0)
      const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'URI', URI: 'https://musterstadt.example/' } }
      page.node.addAnnot(document.context.register(document.context.obj(link)))
      document.catalog.set(document.context.obj('OpenAction') as never, document.context.obj({ S: 'GoTo', D: [page.ref, 'Fit'] }))
      document.getForm().createTextField('name').addToPage(page)
    })
    assert.equal(await codeFor(bytes), 'checked')
  })

  it('padding behind a PDF is accepted', async () => {
    assert.equal(await codeFor(withTail(await aPdf(), '\r\n\0\0\0')), 'checked')
  })

  it('a photo loses place and camera and stands upright', async () => {
    const outcome = await check(await aJpeg(), 'image/jpeg')
    assert.ok(outcome.kind === 'checked')
    const { exif, orientation, width, height } = await sharp(outcome.bytes).metadata()
    assert.deepEqual({ exif, orientation, width, height }, { exif: undefined, orientation: undefined, width: 32, height: 64 })
    assert.equal(Buffer.from(outcome.bytes).includes('Beispielkamera'), false)
  })

  it('the same photo gives the same bytes and hash', async () => {
    const photo = await aJpeg()
    assert.deepEqual(await check(photo), await check(photo))
  })

  it('a PNG stays a PNG, also when its sender calls it a JPEG', async () => {
    const outcome = await check(await aPng(), 'image/jpeg; charset=binary')
    assert.ok(outcome.kind === 'checked')
    assert.equal(outcome.mimeType, 'image/png')
  })

  it('a photo with another photo or a film behind it, as phones make them, is accepted without that', async () => {
    const photo = await aJpeg()
    const outcome = await check(Buffer.concat([photo, photo, Buffer.from('\0\0\0\x18ftypmp42')]))
    assert.ok(outcome.kind === 'checked')
    assert.equal(Buffer.from(outcome.bytes).includes('ftypmp42'), false)
  })

  it('a very large photo is made smaller', async () => {
    const outcome = await check(await aJpeg(6000, 3000))
    assert.ok(outcome.kind === 'checked')
    const { width, height } = await sharp(outcome.bytes).metadata()
    assert.deepEqual({ width, height }, { width: 2048, height: 4096 })
  })
})

describe('what is refused before it is read', () => {
  it('an empty file', async () => assert.equal(await codeFor(new Uint8Array()), 'empty'))
  it('a file over the limit', async () => {
    const outcome = await checkDocument({ bytes: await aPdf(), declaredType: '', limits: { ...limits, documentBytes: 100 } })
    assert.deepEqual(outcome, { kind: 'refused', code: 'size' })
  })
  for (const [name, start] of [
    ['an archive', 'PK\x03\x04'],
    ['a program', 'MZ\x90'],
    ['a drawing with scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a page', '<!doctype html>'],
    ['a GIF', 'GIF89a'],
  ] as const) {
    it(name, async () => assert.equal(await codeFor(withTail(new Uint8Array(), start)), 'type'))
  }
  it('a PDF that is announced as a page', async () => assert.equal(await codeFor(await aPdf(), 'text/html'), 'type'))
  it('a kind that this authority does not take', async () => {
    const outcome = await checkDocument({ bytes: await aPng(), declaredType: '', limits: { ...limits, mimeTypes: ['application/pdf'] } })
    assert.deepEqual(outcome, { kind: 'refused', code: 'type' })
  })
})

describe('files that are two things at once', () => {
  it('data before a PDF', async () => assert.equal(await codeFor(Buffer.concat([Buffer.from('<script>'), await aPdf()])), 'polyglot'))
  it('data behind a PDF', async () => assert.equal(await codeFor(withTail(await aPdf(), '<script>1</script>')), 'polyglot'))
  it('an archive in the tail of a PDF', async () => {
    const archive = Buffer.concat([await aPdf(), Buffer.from('PK\x05\x06'), Buffer.alloc(18), Buffer.from('\n%%EOF\n')])
    assert.equal(await codeFor(archive), 'polyglot')
  })
  for (const tail of ['<html><body>', '<SCRIPT>', 'PK\x03\x04', '%PDF-1.7', '<?php']) {
    it(`a photo with ${tail} behind it`, async () => assert.equal(await codeFor(withTail(await aJpeg(), tail)), 'polyglot'))
    it(`a picture with ${tail} behind it`, async () => assert.equal(await codeFor(withTail(await aPng(), tail)), 'polyglot'))
  }
})

describe('images that cannot be drawn', () => {
  it('a photo that was cut off', async () => {
    const photo = await aJpeg(600, 400)
    assert.equal(await codeFor(photo.subarray(0, photo.length / 2)), 'damaged')
  })
  it('a picture whose data is broken', async () => {
    const picture = Buffer.from(await aPng(300, 300))
    picture.fill(0x55, 60, 90)
    assert.equal(await codeFor(picture), 'damaged')
  })
  it('a picture of 20,000 times 20,000 points in a small file', async () => {
    assert.equal(await codeFor(bombPng(20_000, 20_000)), 'too-many-pixels')
  })
})

describe('a PDF that could do something', () => {
  it('a script that runs when it is opened', async () => {
    assert.equal(await codeFor(await aPdf((document) => document.addJavaScript('x', 'app.alert(1)'))), 'active-content')
  })
  it('a script in an object stream, where a search over the bytes finds nothing', async () => {
    const script = { S: 'JavaScript', JS: 'app.alert(1)' }
    const bytes = await aPdf(({ context }) => context.register(context.obj(script)), { useObjectStreams: true })
    assert.equal(Buffer.from(bytes).includes('JavaScript'), false)
    assert.equal(await codeFor(bytes), 'active-content')
  })
  it('a file inside', async () => {
    assert.equal(
      await codeFor(await aPdf((document) => document.attach(new Uint8Array(8), 'a.bin', { mimeType: 'x/y' }))),
      'active-content',
    )
  })
  for (const [name, catalog] of [
    ['a program that starts at opening', { OpenAction: { S: 'Launch', F: 'cmd' } }],
    ['a page of the web that opens at opening', { OpenAction: { S: 'URI', URI: 'https://musterstadt.example' } }],
    ['an action of the document', { AA: { WC: { S: 'URI', URI: 'https://musterstadt.example' } } }],
    ['a form of the old kind', { AcroForm: { XFA: [], Fields: [] } }],
    ['a form that sends itself', { Names: { X: [{ S: 'SubmitForm' }] } }],
    ['a name written with numbers', { Names: { X: { S: 'Java#53cript' } } }],
    ['a film', { X: [{ Subtype: 'RichMedia' }] }],
  ] as const) {
    it(name, async () => assert.equal(await codeFor(await aPdfWith(catalog as never)), 'active-content'))
  }

  it('an older object of the same number counts too', async () => {
    const text = Buffer.from(await aPdf(undefined, { useObjectStreams: false })).toString('latin1')
    const twice = text.replace(/\n(\d+) 0 obj/, '\n$1 0 obj\n<< /S /Launch >>\nendobj\n$1 0 obj')
    assert.equal(await codeFor(Buffer.from(twice, 'latin1')), 'active-content')
  })
  it('an object that only the table of the file knows counts too', async () => {
    const bytes = await aPdf((document) => document.context.register(document.context.stream('9 0 obj << /S /Java#53cript >> endobj')))
    assert.equal(await codeFor(bytes), 'active-content')
  })
})

describe('a PDF that cannot be read', () => {
  it('a password', async () => {
    const locked = await aPdf((document) => document.encrypt({ userPassword: 'geheim', ownerPassword: 'geheim' }))
    assert.equal(await codeFor(locked), 'password')
  })
  it('a password, with the older layout of the file', async () => {
    const locked = await aPdf((document) => document.encrypt({ userPassword: 'geheim', ownerPassword: 'geheim' }), {
      useObjectStreams: false,
    })
    assert.equal(await codeFor(locked), 'password')
  })
  it('a file that was cut off', async () => {
    const bytes = await aPdf()
    assert.equal(await codeFor(bytes.subarray(0, bytes.length * 0.6)), 'damaged')
  })
  it('a file that only begins like one', async () =>
    assert.equal(await codeFor(withTail(new Uint8Array(), '%PDF-1.7\nMusterstadt')), 'damaged'))
  it('a file without a page', async () => {
    assert.equal(await codeFor(await aPdf((document) => document.removePage(0), { addDefaultPage: false })), 'damaged')
  })
})

describe('a PDF that wants too much', () => {
  it('half a gigabyte in a small file is refused and the next document is checked as usual', async () => {
    assert.equal(await codeFor(bombPdf()), 'unpacked-size')
    assert.equal(await codeFor(await aPdf()), 'checked')
  })
  it('brackets without end are damaged', async () => {
    assert.equal(
      await codeFor(Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(500_000)}\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF`)),
      'damaged',
    )
  })
})

describe('the scanner', () => {
  const withScan = (answer: 'clean' | 'infected' | 'unavailable') =>
    createDocumentChecker({ inspector, scan: async () => answer }).checkDocument

  it('an infected document is refused', async () => {
    const outcome = await withScan('infected')({ bytes: await aPdf(), declaredType: '', limits })
    assert.deepEqual(outcome, { kind: 'refused', code: 'virus' })
  })
  it('a document is marked when the scanner is down', async () => {
    const outcome = await withScan('unavailable')({ bytes: await aPdf(), declaredType: '', limits })
    assert.ok(outcome.kind === 'checked' && outcome.unscanned)
  })
  it('a document is marked, too, when there is no scanner: there may be one before it leaves', async () => {
    const outcome = await check(await aPdf())
    assert.ok(outcome.kind === 'checked' && outcome.unscanned)
  })
  it('a clean document is not marked', async () => {
    const outcome = await withScan('clean')({ bytes: await aPdf(), declaredType: '', limits })
    assert.ok(outcome.kind === 'checked' && !outcome.unscanned)
  })
})

/** A PNG header that promises a huge picture; no reader gets as far as the data. */
function bombPng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** An object stream of half a gigabyte of blanks. */
function bombPdf(): Uint8Array {
  const blanks = deflateSync(Buffer.alloc(500_000_000, 0x20))
  const stream = `/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${blanks.length}`
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${stream} >>\nstream\n`),
    blanks,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
  ])
}
