// The browser's sending against the real routes, through a line that breaks.
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer } from '../../../element/src/api-client/call.ts'
import type { DocumentToSend, Sending } from '../../../element/src/api-client/documents.ts'
import { sendDocument } from '../../../element/src/documents/send-document.ts'
import { musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { createDocumentChecker } from './check-document.ts'
import { attachmentRoutes } from './routes.ts'
import { aPdf } from './testing/a-file.ts'

const databases = await testDatabases()
const documents = createDocumentChecker()
let http: Http
let line: Awaited<ReturnType<typeof aBreakingLine>>
before(async () => {
  await seedAuthority(authorityScope(databases.owner), musterstadt)
  const routes = [attachmentRoutes({ withAuthority: databases.withAuthority, documents, now: () => new Date() })]
  const log = createLog('error', { write: () => undefined })
  http = await createHttp({ log, metrics: createMetrics(), readiness: {}, publicUrl: 'https://aufenthalt.example', routes })
  await http.listen({ port: 0, host: '127.0.0.1' })
  line = await aBreakingLine((http.server.address() as AddressInfo).port)
})
after(async () => {
  line.close()
  await http.close()
  await documents.close()
  await databases.close()
})

/** A proxy that breaks a connection after the bytes that `breaks` says, as often as it says. */
async function aBreakingLine(port: number) {
  const breaks: number[] = []
  let carried = 0
  let broken = 0
  const server: Server = createServer((socket) => {
    const onward = connect(port, '127.0.0.1')
    let left = 0
    const end = () => {
      socket.destroy()
      onward.end()
    }
    for (const side of [socket, onward]) side.on('error', end).on('close', end)
    onward.pipe(socket)
    socket.on('data', (bytes) => {
      carried += bytes.length
      if (bytes.length < 5_000 && left === 0) return void onward.write(bytes)
      left ||= breaks[0] ?? Number.POSITIVE_INFINITY
      left -= bytes.length
      onward.write(bytes)
      if (left > 0) return
      breaks.shift()
      broken += 1
      end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    breaks,
    port: (server.address() as AddressInfo).port,
    carried: () => carried,
    broken: () => broken,
    close: () => server.close(),
  }
}

type Call = {
  readonly method: string
  readonly path: string
  readonly key: string
  readonly body?: Uint8Array | string
  readonly type?: string
}

function ask<T>({ method, path, key, body, type }: Call): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const headers = {
      'attachment-key': key,
      ...(type && { 'content-type': type }),
      ...(body && { 'content-length': Buffer.byteLength(body) }),
    }
    const url = `/api/authorities/${musterstadt}/attachments/${path}`
    const sending = request({ port: line.port, method, path: url, headers, agent: false }, async (response) => {
      const value = JSON.parse(Buffer.concat(await response.toArray()).toString())
      const status = response.statusCode ?? 0
      resolve(status < 300 ? { kind: 'ok', value } : { kind: 'problem', status, code: value.code, errors: [], reason: value.reason ?? '' })
    })
    sending.on('error', () => resolve({ kind: 'unreachable' }))
    sending.end(body)
  })
}

/** How often each kilobyte of the document was sent. */
const timesSent = new Uint8Array(6_000)

const platform = {
  sendWhole: async () => assert.fail('too large'),
  askOffset: ({ attachmentId, key }: DocumentToSend) => ask<{ offset: number }>({ method: 'GET', path: `${attachmentId}/parts`, key }),
  sendPart: async ({ attachmentId, key }: DocumentToSend, firstByte: number, body: Blob, _sending: Sending) => {
    const before = line.carried()
    const call = { method: 'PUT', path: `${attachmentId}/parts/${firstByte}`, key, type: 'application/octet-stream' }
    const answer = await ask<{ offset: number }>({ ...call, body: new Uint8Array(await body.arrayBuffer()) })
    const sent = line.carried() - before
    for (let at = Math.ceil(firstByte / 1000); at < Math.floor((firstByte + sent) / 1000); at += 1) timesSent[at] = (timesSent[at] ?? 0) + 1
    return answer
  },
  assemble: ({ attachmentId, key, file, mimeType }: DocumentToSend, sha256: string) => {
    const body = JSON.stringify({ mimeType, bytes: file.size, sha256 })
    return ask<never>({ method: 'POST', path: `${attachmentId}/assembly`, key, type: 'application/json', body })
  },
}

test('a document of 6 MB arrives over a line that breaks 30 times, and hardly a byte is sent twice', async () => {
  const pdf = await aPdf((document) => document.context.register(document.context.stream(randomBytes(6_000_000))))
  const file = new Blob([pdf as Uint8Array<ArrayBuffer>])
  for (let index = 0; index < 30; index += 1) line.breaks.push(30_000 + ((index * 7_919) % 90_000))
  const document = { attachmentId: randomUUID(), file, mimeType: 'application/pdf', key: randomBytes(32).toString('base64url') }
  const sending = { onProgress: () => undefined, signal: new AbortController().signal }
  const answer = await sendDocument({ documents: platform, wait: () => sleep(100) }, document, sending)
  assert.equal(answer.kind, 'ok')
  assert.equal(line.broken(), 30)
  assert.ok(line.carried() < 2 * file.size, `${line.carried()} bytes for ${file.size}`)
  const often = timesSent.filter((times) => times > 2).length
  assert.ok(often < timesSent.length / 20, `${often} kilobytes more than twice`)
})
