const lengthBytes = 4

/**
 * Puts bytes into a longer box, so that the size of a ciphertext tells little: powers of two, up to a last box.
 * @param overhead bytes that sealing adds; box and overhead together have the size
 */
export function pad(bytes: Uint8Array, { smallest, largest, overhead }: { smallest: number; largest: number; overhead: number }) {
  let size = smallest
  while (size < bytes.length + lengthBytes + overhead && size < largest) size = Math.min(size * 2, largest)
  const box = new Uint8Array(size - overhead)
  if (box.length < bytes.length + lengthBytes) throw new Error('Too long for the largest box')
  new DataView(box.buffer).setUint32(0, bytes.length)
  box.set(bytes, lengthBytes)
  return box
}

/** Takes the bytes out of their box. */
export function unpad(box: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const length = new DataView(box.buffer, box.byteOffset).getUint32(0)
  return box.subarray(lengthBytes, lengthBytes + length)
}
