// Documents that say a marker: where a person would see it (the page of a PDF) or where a camera would hide it (metadata of a picture).
import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { DocumentToSend } from '../crash/submit-until-acknowledged.ts'
import { type DemoDocument, demoDocument } from '../documents/demo-document.ts'
import { pdfOf } from '../documents/pdf.ts'
import { keyNeedle, makeMarker, type Needle, textNeedle } from './needle.ts'

/** A comment right behind the beginning (ITU-T T.81 B.2.4.5). */
function jpegSaying(marker: string): DemoDocument {
  const { bytes, mimeType } = demoDocument('picture.jpg', marker)
  const comment = Buffer.from([0xff, 0xfe, 0, marker.length + 2, ...Buffer.from(marker)])
  return { bytes: Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]), mimeType }
}

/** Bytes of signature and header of a PNG: what comes next may be text (RFC 2083 section 4.2.3). */
const pngHeadBytes = 33

function pngSaying(marker: string): DemoDocument {
  const { bytes, mimeType } = demoDocument('picture.png', marker)
  const body = Buffer.from(`tEXtComment\0${marker}`)
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length - 4)
  sum.writeUInt32BE(crc32(body))
  return { bytes: Buffer.concat([bytes.subarray(0, pngHeadBytes), length, body, sum, bytes.subarray(pngHeadBytes)]), mimeType }
}

const makers: { readonly [ending: string]: (marker: string) => DemoDocument } = {
  pdf: (marker) => ({ bytes: pdfOf(`Vertrag ${marker}`), mimeType: 'application/pdf' }),
  jpg: jpegSaying,
  png: pngSaying,
}

/** A document to send, and what nobody may find of it: its name, its content, its key. `delivered`: which of them the case system gets. */
export type MarkedDocument = {
  readonly document: DocumentToSend
  readonly needles: readonly Needle[]
  readonly delivered: readonly string[]
}

/** Makes a marked document for a slot. @param ending `pdf`, `jpg` or `png` */
export function markedDocument(owner: string, code: string, ending: string): MarkedDocument {
  const [name, content, key] = [makeMarker(12), makeMarker(14), randomBytes(32)]
  const filename = `Nachweis ${name} ňž.${ending}`
  const called = (part: string) => `${owner}: ${part} of ${code}`
  const given = makers[ending]?.(content)
  if (!given) throw new Error(`No marked document of this kind: ${ending}`)
  const needles = [textNeedle(called('name'), name), textNeedle(called('content'), content), keyNeedle(called('key'), key)]
  return {
    document: { code, filename, file: filename, given: { ...given, key: key.toString('base64url') } },
    needles,
    // Pictures are drawn anew, without what is hidden in them.
    delivered: ending === 'pdf' ? [called('name'), called('content')] : [called('name')],
  }
}
