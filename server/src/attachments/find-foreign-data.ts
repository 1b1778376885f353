// Files that are two things at once: a picture that is also a page, a PDF that is also an archive. Each reader would see something else.
import type { DocumentMimeType } from './document-kind.ts'

/** Matches what another format begins with: an archive, a PDF, a program, a page, a script. */
const otherFormats = /PK\x03\x04|PK\x05\x06|%PDF-|\x7fELF|<(?:!doctype|html|script|svg|iframe|body|\?php)/i

/** An archive is found from its end: its last record and a comment of at most 65,535 bytes. */
const archiveEnd = 'PK\x05\x06'
const archiveTail = 65_557

/** A reader accepts the header of a PDF anywhere in its first bytes (ISO 32000-1, Annex H, note 13). */
const headerSearched = 1024

const endsOf: { readonly [mimeType in DocumentMimeType]: (file: Buffer) => boolean } = {
  'application/pdf': hasDataAfterPdf,
  'image/jpeg': (file) => otherFormats.test(file.toString('latin1', endOfJpeg(file))),
  'image/png': (file) => otherFormats.test(file.toString('latin1', endOfPng(file))),
}

/** Says whether a document carries data of another format before or behind its own. */
export function hasForeignData(bytes: Uint8Array, mimeType: DocumentMimeType): boolean {
  return endsOf[mimeType](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** Says whether a PDF begins after other data. */
export function hasLatePdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, headerSearched)).includes('%PDF-', 1)
}

/** After the last end mark a PDF may have line ends and padding, nothing else. */
function hasDataAfterPdf(file: Buffer): boolean {
  const end = file.lastIndexOf('%%EOF')
  const hasTail = end >= 0 && /[^\s\0]/.test(file.toString('latin1', end + 5))
  return hasTail || file.subarray(-archiveTail).includes(archiveEnd, 0, 'latin1')
}

/** Where a PNG ends: behind its `IEND` (PNG, third edition, 5.3). Phones put data behind their pictures; only known formats are refused. */
function endOfPng(file: Buffer): number {
  let at = 8
  while (at + 12 <= file.length) {
    const next = at + 12 + file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return next
    at = next
  }
  return file.length
}

/** Where a JPEG ends: behind its end marker, segment by segment, since a preview inside has end markers of its own (ITU-T T.81, B.1). */
function endOfJpeg(file: Buffer): number {
  let at = 2
  while (at + 4 <= file.length) {
    const marker = file.readUInt16BE(at)
    if (marker === 0xffd9) return at + 2
    at = marker === 0xffda ? endOfScan(file, at + 2 + file.readUInt16BE(at + 2)) : at + segmentLength(file, at, marker)
  }
  return file.length
}

/** A fill byte is one byte long; every other segment says its length. */
function segmentLength(file: Buffer, at: number, marker: number): number {
  return marker === 0xffff ? 1 : 2 + file.readUInt16BE(at + 2)
}

/** Coded data goes on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return file.length
}
