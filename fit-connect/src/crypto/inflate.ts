import { FitConnectError } from '../api/fit-connect-error.ts'

/** Undoes DEFLATE (RFC 1951) and stops at `maxBytes`, so that a small message cannot fill the memory. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of inflated(bytes)) {
      size += chunk.length
      if (size > maxBytes) throw new FitConnectError('jwe-too-large')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof FitConnectError ? error : new FitConnectError('jwe-unreadable')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

// Safari cannot iterate over a stream, so the reader is used.
async function* inflated(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    await reader.cancel().catch(() => {})
  }
}
