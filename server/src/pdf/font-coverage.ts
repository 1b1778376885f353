// Which characters a font has a glyph for, read from its `cmap` table (OpenType 1.9, "cmap").

/** The code points that have a glyph in this font file (TrueType or OpenType, one face). */
export function fontCoverage(file: Uint8Array): ReadonlySet<number> {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const cmap = findTable(font, 'cmap')
  const points = new Set<number>()
  for (const at of subtables(font, cmap)) {
    const read = readers[font.getUint16(at)]
    if (read) for (const point of read(font, at)) points.add(point)
  }
  return points
}

function findTable(font: DataView, tag: string): number {
  for (let record = 12; record < 12 + 16 * font.getUint16(4); record += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((index) => font.getUint8(record + index)))
    if (name === tag) return font.getUint32(record + 8)
  }
  throw new Error('font without character map')
}

/** Offsets of the Unicode subtables: platform 0, and platform 3 with encoding 1 or 10. */
function* subtables(font: DataView, cmap: number): Generator<number> {
  for (let record = cmap + 4; record < cmap + 4 + 8 * font.getUint16(cmap + 2); record += 8) {
    const platform = font.getUint16(record)
    const encoding = font.getUint16(record + 2)
    if (platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))) yield cmap + font.getUint32(record + 4)
  }
}

const readers: { readonly [format: number]: (font: DataView, at: number) => Generator<number> } = { 4: segments, 12: groups }

/** Format 4: segments of the basic plane, four parallel arrays of 16 bit. */
function* segments(font: DataView, at: number): Generator<number> {
  const width = font.getUint16(at + 6)
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + width, at + 16 + 2 * width, at + 16 + 3 * width]
  for (let index = 0; index < width; index += 2) {
    const [start, end] = [font.getUint16(starts + index), font.getUint16(ends + index)]
    const [delta, offset] = [font.getUint16(deltas + index), font.getUint16(offsets + index)]
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      const entry = offset === 0 ? point : font.getUint16(offsets + index + offset + 2 * (point - start))
      if (entry !== 0 && (entry + delta) % 0x10000 !== 0) yield point
    }
  }
}

/** Format 12: groups of consecutive code points of all planes. */
function* groups(font: DataView, at: number): Generator<number> {
  for (let group = at + 16; group < at + 16 + 12 * font.getUint32(at + 12); group += 12) {
    const [start, end, glyph] = [font.getUint32(group), font.getUint32(group + 4), font.getUint32(group + 8)]
    for (let point = start; point <= end; point += 1) if (glyph + point - start !== 0) yield point
  }
}
