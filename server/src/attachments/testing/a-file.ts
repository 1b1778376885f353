import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import sharp from 'sharp'

/** A PDF of one page, after what a test does to it. */
export async function aPdf(change: (document: PDFDocument) => unknown = () => undefined, options = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([200, 100]).drawText('Musterstadt')
  await change(document)
  return document.save(options)
}

/** A PDF with these entries in its catalog; strings become names. */
export const aPdfWith = (catalog: object): Promise<Uint8Array> =>
  aPdf((document) => {
    for (const [key, value] of Object.entries(catalog)) document.catalog.set(PDFName.of(key), document.context.obj(value))
  })

/** A photo with place and camera in its metadata, lying on its side. */
export async function aJpeg(width = 64, height = 32): Promise<Uint8Array> {
  const photo = sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
  const exif = { IFD0: { Model: 'Beispielkamera', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } }
  return new Uint8Array(await photo.withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer())
}

/** A picture without loss. */
export async function aPng(width = 40, height = 30): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp({ create: { width, height, channels: 4, background: '#33cc66aa' } })
      .png()
      .toBuffer(),
  )
}

/** Puts data behind a file. */
export const withTail = (file: Uint8Array, tail: string): Uint8Array => Buffer.concat([file, Buffer.from(tail, 'latin1')])
