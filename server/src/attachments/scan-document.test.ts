import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { after, describe, it } from 'node:test'
import { createScan } from './scan-document.ts'

const open: { server: Server; sockets: Socket[] }[] = []

after(() => {
  for (const { server, sockets } of open) {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
})

/** A daemon at a free port that does with a connection what a test says. */
async function aDaemon(serve: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    serve(socket)
  }).listen(0, '127.0.0.1')
  open.push({ server, sockets })
  await once(server, 'listening')
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Reads the whole question (command, chunks after their lengths, a length of zero), then answers. */
function answering(answer: (document: Buffer) => string): (socket: Socket) => void {
  return (socket) => {
    let received = Buffer.alloc(0)
    socket.on('data', (part) => {
      received = Buffer.concat([received, part])
      const document = documentOf(received)
      if (document) socket.end(answer(document))
    })
  }
}

function documentOf(received: Buffer): Buffer | undefined {
  assert.ok('zINSTREAM\0'.startsWith(received.toString('latin1', 0, 10)))
  const chunks: Buffer[] = []
  for (let at = 10; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

const bytes = new Uint8Array(200_000).fill(7)

describe('the virus scanner', () => {
  it('gets the whole document and says that it is clean', async () => {
    let scanned: Uint8Array = new Uint8Array()
    const url = await aDaemon(
      answering((document) => {
        scanned = document
        return 'stream: OK\0'
      }),
    )
    assert.equal(await createScan({ url })(bytes), 'clean')
    assert.deepEqual(new Uint8Array(scanned), bytes)
  })

  it('says that a document is infected', async () => {
    const url = await aDaemon(answering(() => 'stream: Musterstadt.Test FOUND\0'))
    assert.equal(await createScan({ url })(bytes), 'infected')
  })

  for (const reply of ['INSTREAM size limit exceeded. ERROR\0', 'stream: OK', 'stream: OK but FOUND\0stream: OK\0', '', 'x'.repeat(5000)]) {
    it(`is unavailable when it answers ${JSON.stringify(reply.slice(0, 40))}`, async () => {
      const url = await aDaemon(answering(() => reply))
      assert.equal(await createScan({ url })(bytes), 'unavailable')
    })
  }

  it('is unavailable when nothing listens', async () => {
    const url = await aDaemon(() => undefined)
    open.at(-1)?.server.close()
    assert.equal(await createScan({ url })(bytes), 'unavailable')
  })

  it('is unavailable when it breaks off', async () => {
    const url = await aDaemon((socket) => socket.destroy())
    assert.equal(await createScan({ url })(new Uint8Array(5_000_000)), 'unavailable')
  })

  it('is unavailable when it says nothing in time', async () => {
    const url = await aDaemon((socket) => socket.resume())
    assert.equal(await createScan({ url, timeoutMs: 50 })(bytes), 'unavailable')
  })

  it('is unavailable when it takes nothing in time', async () => {
    const url = await aDaemon((socket) => socket.pause())
    assert.equal(await createScan({ url, timeoutMs: 50 })(new Uint8Array(20_000_000)), 'unavailable')
  })
})
