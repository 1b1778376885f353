/** Blanks packed as the older PDFs do (LZW with early change; ISO 32000-1, 7.4.4), 7.3 MB in each block: every code stands for one blank more. */
export function lzwBlanks(blocks: number): Uint8Array {
  const packed: number[] = []
  let [buffer, bits] = [0, 0]
  const write = (code: number, width: number) => {
    buffer = (buffer << width) | code
    for (bits += width; bits >= 8; bits -= 8) packed.push((buffer >> (bits - 8)) & 255)
    buffer &= (1 << bits) - 1
  }
  let width = 9
  for (let block = 0; block < blocks; block += 1) {
    write(256, width)
    write(0x20, 9)
    for (let next = 258; next < 4094; next += 1) {
      width = Math.min(12, 32 - Math.clz32(next + 1))
      write(next, width)
    }
  }
  write(257, width)
  packed.push((buffer << (8 - bits)) & 255)
  return Uint8Array.from(packed)
}
