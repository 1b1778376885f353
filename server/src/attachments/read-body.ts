import type { Readable } from 'node:stream'
import { Problem, problem } from '../errors.ts'

/** Collects a request's raw body; ends with `attachment-too-large` as soon as it is longer than allowed. */
export async function readBody(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  await collect(stream, maxBytes, chunks)
  return Buffer.concat(chunks)
}

/** Less is not worth a row of its own: a connection that breaks soon sends it again. */
const leastBytes = 16 * 1024

/** Collects a part of a document. Where the connection breaks, what came until then is the part: it need not be sent again. */
export async function readPart(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  try {
    await collect(stream, maxBytes, chunks)
  } catch (error) {
    const bytes = Buffer.concat(chunks)
    if (error instanceof Problem || bytes.length < leastBytes) throw error
    return bytes
  }
  return Buffer.concat(chunks)
}

async function collect(stream: Readable, maxBytes: number, chunks: Buffer[]): Promise<void> {
  let bytes = 0
  // A destroyed request would take its connection along, and with it the answer.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length
    if (bytes > maxBytes) throw problem('attachment-too-large')
    chunks.push(chunk as Buffer)
  }
}
