import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Checker, createChecker } from '@aufenthalt/xauslaender'
import { anApplication } from '../../../xauslaender/src/testing/an-application.ts'
import { openCaseStore } from './cases/case-store.ts'
import { checkMessage, sha256 } from './intake/check-message.ts'
import { toCase } from './intake/to-case.ts'
import { aSubmission } from './testing/a-submission.ts'
import { createWeb } from './web.ts'

const folder = mkdtempSync(join(tmpdir(), 'case-web-'))
const { messageId } = anApplication().header
const attachmentId = '6f1c2a34-0b1d-4c52-9a77-5d1e0c9b8a02'
let checker: Checker
let web: ReturnType<typeof createWeb>
let address = ''

before(async () => {
  checker = await createChecker()
  const store = await openCaseStore(folder)
  const person = { familyName: '<b>Muster</b>', givenNames: 'Mina' }
  const submission = aSubmission({ person: { ...anApplication().person, ...person } })
  const message = checkMessage(checker, { ...submission, ags: '12999001' })
  assert.ok('xml' in message)
  const { filed, files } = toCase(message, submission, '2026-11-03T09:16:00.000Z')
  await store.insertCase(filed, files)
  web = createWeb({ store, checker })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
})
after(() => {
  web.close()
  web.closeAllConnections()
  checker.dispose()
  rmSync(folder, { recursive: true, force: true })
})

test('the list names the case, and what a person wrote is never HTML', async () => {
  const list = await (await fetch(address)).text()
  assert.match(list, /AT-7K3M-9QXD-2B4R/)
  assert.match(list, /&lt;b&gt;Muster&lt;\/b&gt;, Mina/)
  assert.doesNotMatch(list, /<b>/)
})

test('the case is readable in German, with its documents', async () => {
  const page = await (await fetch(`${address}/cases/${messageId}`)).text()
  for (const text of ['Antragsgrund', 'Verlängerung', 'Staatsangehörigkeit', 'Pass: passport.jpg', 'noch nicht angenommen']) {
    assert.ok(page.includes(text), text)
  }
})

test('a document is a download with its own name, which no browser opens in the case system', async () => {
  const response = await fetch(`${address}/cases/${messageId}/documents/${attachmentId}`)
  assert.equal(response.headers.get('content-disposition'), "attachment; filename*=UTF-8''passport.jpg")
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(await response.text(), 'a picture')
})

test('programs get what the message says, whether it is valid, and hashes of what lies on the disk', async () => {
  const read = (await (await fetch(`${address}/api/cases/${messageId}`)).json()) as { [name: string]: unknown }
  assert.equal(read['xmlValid'], true)
  assert.equal((read['application'] as { person: { givenNames: string } }).person.givenNames, 'Mina')
  assert.equal((read['documents'] as { sha256: string }[])[0]?.sha256, sha256('a picture'))
})

test('there is nothing under other addresses, and nothing for other host names', async () => {
  for (const path of ['/cases/unknown', `/cases/${messageId}/documents/unknown`, `/cases/${messageId}/case.json`, '/cases/..%2f..%2fetc']) {
    assert.equal((await fetch(address + path)).status, 404, path)
  }
  const status = await new Promise((resolve) => {
    request(address, { headers: { host: 'evil.example' } }, (response) => resolve(response.resume().statusCode)).end()
  })
  assert.equal(status, 400)
})
