// A real baseline JPEG (ITU-T T.81) without a library: grey squares of 8 x 8 pixels, each one number.

const marker = (code: number, body: readonly number[]) => [0xff, code, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]

/** Huffman table: symbol n (0..14) is the four bits of n; a code of ones alone is forbidden (T.81 F.1.2.1), hence no sixteenth. */
const symbols = Array.from({ length: 15 }, (_, symbol) => symbol)
const huffmanTable = (id: number) => marker(0xc4, [id, 0, 0, 0, 15, ...Array<number>(12).fill(0), ...symbols])

/** Bits of one coefficient (T.81 F.1.2.1): how many bits it takes, then the number, negative ones less one. */
function coefficient(value: number): string {
  const length = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1
  const number = value < 0 ? value + 2 ** length - 1 : value
  return length.toString(2).padStart(4, '0') + (length === 0 ? '' : number.toString(2).padStart(length, '0'))
}

const endOfBlock = '0000'

function scanOf(greys: readonly number[]): number[] {
  let previous = 0
  const bits = greys.map((grey) => {
    // With a quantiser of 8 the first coefficient of a flat square is its grey less 128.
    const level = grey - 128
    const written = coefficient(level - previous) + endOfBlock
    previous = level
    return written
  })
  const padded = bits.join('').replace(/.{1,8}/g, (byte) => byte.padEnd(8, '1'))
  const bytes = (padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte]))
}

/**
 * Draws squares of grey, row by row.
 * @param greys 0..255, one per square
 * @param columns squares in a row
 */
export function jpegOf(greys: readonly number[], columns: number): Uint8Array {
  const [width, height] = [columns * 8, Math.ceil(greys.length / columns) * 8]
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...marker(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 96, 0, 96, 0, 0]),
    ...marker(0xdb, [0, ...Array<number>(64).fill(8)]),
    ...marker(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    ...huffmanTable(0x00),
    ...huffmanTable(0x10),
    ...marker(0xda, [1, 1, 0x00, 0, 63, 0]),
    ...scanOf(greys),
    ...[0xff, 0xd9],
  ])
}
