// HTTP by hand: a client that keeps the rules would not let bad requests out.
import { connect } from 'node:net'

/** A request as bytes go over the wire. Header values are Latin-1, so that any byte can be sent. */
export type RawRequest = {
  readonly method: string
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly body?: string | Uint8Array
  /** Sends the body in pieces, without saying how long it is. */
  readonly isChunked?: boolean
}

/** What came back until the server closed the connection. */
export type RawAnswer = { readonly status: number; readonly contentType: string; readonly body: string }

/** How long a server may be silent. */
const patienceMs = 30_000

/** Sends one request on a connection of its own. */
export function sendRaw(address: string, request: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    const received: Buffer[] = []
    let problem: Error | undefined
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('The server does not answer')))
    socket.on('data', (chunk) => received.push(chunk))
    // A server that has refused a long body closes while we still write.
    socket.on('error', (error) => {
      problem = error
    })
    socket.on('close', () => {
      const answer = parseAnswer(Buffer.concat(received))
      if (answer) resolve(answer)
      else reject(problem ?? new Error('The server closed the connection without an answer'))
    })
    for (const part of partsOf(request)) socket.write(part)
  })
}

function* partsOf({ method, path, headers, body, isChunked = false }: RawRequest): Generator<Uint8Array> {
  const bytes = Buffer.from(body ?? '')
  const framing = isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(bytes.length) }
  const all = { host: 'platform.example', connection: 'close', ...(body === undefined ? {} : framing), ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  yield Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1')
  if (!isChunked) return yield bytes
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes)
    yield Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
  }
  yield Buffer.from('0\r\n\r\n')
}

const pieceBytes = 60_000

function parseAnswer(bytes: Buffer): RawAnswer | undefined {
  const text = bytes.toString('utf8')
  const end = text.indexOf('\r\n\r\n')
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]
  if (end < 0 || !status) return undefined
  const contentType = /\r\ncontent-type: ([^\r]*)/i.exec(text.slice(0, end + 2))?.[1] ?? ''
  return { status: Number(status), contentType, body: text.slice(end + 4) }
}
