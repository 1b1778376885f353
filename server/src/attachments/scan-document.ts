import { connect, type Socket } from 'node:net'

/** What the scanner said. `unavailable` is never read as clean. */
type ScanResult = 'clean' | 'infected' | 'unavailable'

/** Asks a virus scanner about a document. */
export type Scan = (bytes: Uint8Array) => Promise<ScanResult>

const chunkBytes = 64 * 1024
const maxReplyBytes = 1024

/**
 * Makes the question to a ClamAV daemon over TCP (clamd, INSTREAM). Whatever is not a clear answer within the time is `unavailable`: no daemon, a broken
 * connection, a file beyond its limit.
 */
export function createScan({ url, timeoutMs = 30_000 }: { readonly url: string; readonly timeoutMs?: number }): Scan {
  const { hostname, port } = new URL(url)
  return async (bytes) => {
    const socket = connect({ host: hostname, port: Number(port || 3310) })
    const late = setTimeout(() => socket.destroy(new Error('late')), timeoutMs)
    try {
      send(socket, bytes)
      return resultOf(await readReply(socket))
    } catch {
      return 'unavailable'
    } finally {
      clearTimeout(late)
      socket.destroy()
    }
  }
}

/** The document in chunks, each after its length; a length of zero ends it. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes)
    socket.write(lengthOf(chunk))
    socket.write(chunk)
  }
  socket.write(lengthOf(new Uint8Array()))
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  return length
}

async function readReply(socket: Socket): Promise<string> {
  let reply = ''
  for await (const part of socket) {
    reply += String(part)
    if (reply.includes('\0') || reply.length > maxReplyBytes) break
  }
  return reply
}

/** Matches `stream: Win.Test.EICAR_HDB-1 FOUND`. */
const infected = /^stream: .+ FOUND\0$/

function resultOf(reply: string): ScanResult {
  if (reply === 'stream: OK\0') return 'clean'
  return infected.test(reply) ? 'infected' : 'unavailable'
}
