// Small files that become huge where they are opened (ASVS 5.1.1, 5.2.3): every stream of a PDF is unpacked once, and only its length is kept.
import { createInflate, inflateSync } from 'node:zlib'
import { PDFArray, type PDFContext, type PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

/** Bytes, unpacked: a page of A4 at 600 dpi in colour has 104 MB. */
const most = { stream: 150_000_000, file: 500_000_000 }

/** Larger ones are counted piece by piece. */
const atOnce = 1_000_000

/** More pixels than any scanner makes of a page. */
const mostPixels = 70_000_000

/** Says whether the streams of a PDF, each or together, unpack to more than anyone needs. Looks at the bytes, so that no parser unpacks them first. */
export async function isUnpackedTooLarge(file: Buffer): Promise<boolean> {
  let total = 0
  for (const start of streamStarts(file)) {
    const bytes = file.subarray(start)
    if (!isDeflated(bytes)) continue
    const unpacked = await inflatedBytes(bytes)
    total += unpacked
    if (unpacked > most.stream || total > most.file) return true
  }
  return false
}

/** Where the data of streams begins: behind `stream` and a line end (ISO 32000-1, 7.3.8.1). */
function* streamStarts(file: Buffer): Generator<number> {
  const [carriageReturn, lineFeed] = [13, 10]
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const next = file[at + 6] === carriageReturn ? at + 7 : at + 6
    if (file[next] === lineFeed) yield next + 1
  }
}

/** The header of deflated data (RFC 1950, 2.2). */
const isDeflated = (bytes: Buffer) => bytes.length > 2 && ((bytes[0] ?? 0) & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0

async function inflatedBytes(bytes: Buffer): Promise<number> {
  try {
    return inflateSync(bytes, { maxOutputLength: atOnce }).length
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? await countInflated(bytes) : 0
  }
}

/** Counts as far as it unpacks, and not much further than the limit. */
async function countInflated(bytes: Buffer): Promise<number> {
  let count = 0
  const inflating = createInflate({ chunkSize: 256 * 1024 })
  inflating.end(bytes)
  try {
    for await (const part of inflating) {
      count += (part as Buffer).length
      if (count > most.stream) break
    }
  } catch {
    // What is broken unpacks no further.
  }
  return count
}

const filter = PDFName.of('Filter')
const compressing = ['FlateDecode', 'LZWDecode', 'RunLengthDecode'].map((name) => PDFName.of(name))
const [, lzw, runLength] = compressing

/** A run of 128 bytes is written in two. */
const longestRun = 64

/** Says whether a stream hides what it unpacks to: packed twice, or by the older methods and too large. */
export function hidesItsSize(objects: readonly PDFObject[], context: PDFContext): boolean {
  return objects.some((object) => {
    if (!(object instanceof PDFRawStream)) return false
    const found = context.lookup(object.dict.get(filter))
    const names = found instanceof PDFArray ? found.asArray().map((name) => context.lookup(name)) : [found]
    const packed = names.filter((name) => compressing.some((known) => known === name))
    if (packed.length > 1) return true
    if (packed[0] === runLength) return object.contents.length * longestRun > most.stream
    return packed[0] === lzw && lzwBytes(object.contents) > most.stream
  })
}

/** Length of LZW data, unpacked, from the lengths of its codes alone (ISO 32000-1, 7.4.4). */
function lzwBytes(packed: Uint8Array): number {
  const table = createLzwTable()
  let [bits, held] = [0, 0]
  for (const byte of packed) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    const width = table.width()
    if (bits < width) continue
    bits -= width
    if (!table.take((held >> bits) & ((1 << width) - 1))) break
  }
  return table.total()
}

const lzwCodes = { clear: 256, end: 257, first: 258, most: 4096 }

/** The table that grows with each code; holds how long a code is unpacked, not what it stands for. */
function createLzwTable() {
  const lengths = new Uint32Array(lzwCodes.most).fill(1, 0, lzwCodes.clear)
  let [next, before, total] = [lzwCodes.first, 0, 0]
  const grow = (code: number) => {
    const length = code < next ? (lengths[code] ?? 1) : before + 1
    if (before > 0 && next < lzwCodes.most) lengths[next++] = before + 1
    before = length
    total += length
  }
  return {
    total: () => total,
    /** Codes get longer one code before the table needs it. */
    width: () => Math.min(12, Math.max(9, 32 - Math.clz32(next + 1))),
    /** Takes a code; false when it ends the data. */
    take(code: number): boolean {
      if (code === lzwCodes.clear) [next, before] = [lzwCodes.first, 0]
      else if (code !== lzwCodes.end) grow(code)
      return code !== lzwCodes.end
    },
  }
}

const [subtype, image, width, height] = ['Subtype', 'Image', 'Width', 'Height'].map((name) => PDFName.of(name)) as [
  PDFName,
  PDFName,
  PDFName,
  PDFName,
]

/** Says whether a picture in a PDF has more pixels than anyone needs. */
export function hasHugePicture(objects: readonly PDFObject[], context: PDFContext): boolean {
  const numberOf = (dictionary: PDFDict, key: PDFName) => {
    const value = context.lookup(dictionary.get(key))
    return value instanceof PDFNumber ? value.asNumber() : 0
  }
  return objects.some((object) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(subtype) !== image) return false
    return numberOf(object.dict, width) * numberOf(object.dict, height) > mostPixels
  })
}
