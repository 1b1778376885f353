// A real PNG (RFC 2083) without a library: greys of one byte.
import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`\0\0\0\0${type}`, 'latin1')
  head.writeUInt32BE(data.byteLength)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(data, crc32(type)))
  return Buffer.concat([head, data, sum])
}

/** Draws squares of grey, `scale` pixels wide, row by row. */
export function pngOf(greys: readonly number[], columns: number, scale = 8): Uint8Array {
  const rows = Math.ceil(greys.length / columns)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(columns * scale, 0)
  header.writeUInt32BE(rows * scale, 4)
  header[8] = 8
  const lines = Array.from({ length: rows * scale }, (_, y) => [
    0,
    ...Array.from({ length: columns * scale }, (__, x) => greys[Math.floor(y / scale) * columns + Math.floor(x / scale)] ?? 0),
  ])
  const signature = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Uint8Array.from(lines.flat()))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', new Uint8Array())])
}
