import type { Readable } from 'node:stream'
import { problem } from '../errors.ts'

/** Collects a request's raw body; ends with `attachment-too-large` as soon as it is longer than allowed. */
export async function readBody(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  // A destroyed request would take its connection along, and with it the answer.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length
    if (bytes > maxBytes) throw problem('attachment-too-large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}
