import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { musterstadt, seedAuthority } from '../authorities/testing/an-authority.ts'
import { testDatabases } from '../database/testing/test-database.ts'
import { authorityScope } from '../database/with-authority.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { createDocumentChecker } from './check-document.ts'
import { attachmentRoutes } from './routes.ts'
import { aPng } from './testing/a-file.ts'

const databases = await testDatabases()
const documents = createDocumentChecker()
const logLines: string[] = []
let http: Http
before(async () => {
  await seedAuthority(authorityScope(databases.owner), musterstadt)
  const log = createLog('info', { write: (line) => void logLines.push(line) })
  const routes = [attachmentRoutes({ withAuthority: databases.withAuthority, documents, now: () => new Date() })]
  http = await createHttp({ log, metrics: createMetrics(), readiness: {}, publicUrl: 'https://aufenthalt.example', routes })
  await http.listen({ port: 0 })
})
after(async () => {
  await http.close()
  await documents.close()
  await databases.close()
})

const aKey = () => randomBytes(32).toString('base64url')
const urlOf = (id: string = randomUUID(), ags: string = musterstadt) => `/api/authorities/${ags}/attachments/${id}`
const put = (url: string, payload: Buffer, headers: { [name: string]: string } = {}) =>
  http.inject({ method: 'PUT', url, payload, headers: { 'content-type': 'image/png', 'attachment-key': aKey(), ...headers } })

test('a document is sent as its raw bytes and answered with what is kept', async () => {
  const id = randomUUID()
  const answer = await put(urlOf(id), Buffer.from(await aPng()))
  assert.equal(answer.statusCode, 201)
  const { attachmentId, mimeType, sha256 } = answer.json()
  assert.deepEqual([attachmentId, mimeType, /^[0-9a-f]{64}$/.test(sha256)], [id, 'image/png', true])
})

test('each refusal has its code, and a reason where the document is the reason', async () => {
  const picture = Buffer.from(await aPng())
  const codeOf = async (answer: ReturnType<typeof put>) => {
    const { code, reason } = (await answer).json()
    return reason === undefined ? code : `${code} ${reason}`
  }
  const id = randomUUID()
  await put(urlOf(id), picture)
  assert.equal(await codeOf(put(urlOf(id), picture)), 'attachment-conflict')
  assert.equal(await codeOf(put(urlOf(), Buffer.from('<script>'))), 'attachment-refused type')
  assert.equal(await codeOf(put(urlOf(), Buffer.alloc(0))), 'attachment-refused empty')
  assert.equal(await codeOf(put(urlOf(), picture, { 'attachment-key': 'short' })), 'request-invalid')
  assert.equal(await codeOf(put(urlOf('no-uuid'), picture)), 'request-invalid')
  assert.equal(await codeOf(put(urlOf(randomUUID(), '99999999'), picture)), 'authority-unknown')
  assert.equal(await codeOf(put(urlOf(), Buffer.alloc(10_000_001))), 'attachment-too-large')
})

test('a document without a declared length ends when it is too large, and the sender still gets the answer', async () => {
  const { port } = http.server.address() as { port: number }
  const headers = { 'content-type': 'image/png', 'attachment-key': aKey(), 'transfer-encoding': 'chunked' }
  const sending = request({ port, method: 'PUT', path: urlOf(), headers })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sending.on('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sending.on('error', reject)
  })
  const chunk = Buffer.alloc(1_000_000)
  for (let sent = 0; sent < 11; sent += 1) sending.write(chunk)
  assert.equal(await answered, 413)
  sending.destroy()
})

test('the log knows no id, no key and no name of a document', async () => {
  const [id, key] = [randomUUID(), aKey()]
  await put(urlOf(id), Buffer.from(await aPng()), { 'attachment-key': key })
  const log = logLines.join('')
  assert.ok(log.includes('/api/authorities/:ags/attachments/:attachmentId'))
  assert.ok(!log.includes(id) && !log.includes(key))
})
