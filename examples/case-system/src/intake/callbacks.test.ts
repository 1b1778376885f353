import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { signCallback } from '@aufenthalt/fit-connect'
import { type Checker, createChecker } from '@aufenthalt/xauslaender'
import { type DeliveryWorld, destinationId, startDeliveryWorld } from '../../../../delivery-service/src/testing/delivery-world.ts'
import { type CaseStore, openCaseStore } from '../cases/case-store.ts'
import { sendMessage } from '../testing/send-message.ts'
import { createWeb } from '../web.ts'
import { createBell } from './bell.ts'
import { hearCallbacks } from './hear-callback.ts'
import { pollMailbox } from './poll.ts'

const secret = 'a secret of case system and delivery service'
const folder = mkdtempSync(join(tmpdir(), 'callbacks-'))
const ending = new AbortController()
const bell = createBell()
const rung: string[] = []
let world: DeliveryWorld
let checker: Checker
let store: CaseStore
let web: Server
let url = ''
let polling: Promise<void>
before(async () => {
  checker = await createChecker()
  store = await openCaseStore(folder)
  const ring = (destination: string) => {
    rung.push(destination)
    if (destination === destinationId) bell.ring()
  }
  web = createWeb({ store, checker, hear: hearCallbacks({ secret, now: () => world.clock.now, ring }) })
  await once(web.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(web.address() as { port: number }).port}/callbacks/fit-connect`
  world = await startDeliveryWorld({ receiver: { url, secret } })
  const deps = { store, checker, pollMs: 3_600_000, now: () => world.clock.now, report: () => {} }
  polling = pollMailbox(deps, { destinationId, ags: '12999001', subscriber: () => world.subscriber(), bell }, ending.signal)
})
after(async () => {
  ending.abort()
  await polling
  web.close()
  web.closeAllConnections()
  checker.dispose()
  await world.stop()
  rmSync(folder, { recursive: true })
})

const filed = () => store.listCases().length
async function call(body: string, { ageSeconds = 0, key = secret } = {}) {
  const timestamp = Math.floor(world.clock.now.getTime() / 1000) - ageSeconds
  const headers = { 'callback-timestamp': String(timestamp), 'callback-authentication': await signCallback(key, timestamp, body) }
  return (await fetch(url, { method: 'POST', headers, body })).status
}
const newSubmissions = (submissions: unknown) =>
  JSON.stringify({ type: 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions', submissions })

test('what is sent is filed at once although nobody asks for an hour', async () => {
  await sendMessage(world.sender())
  while (filed() === 0) await sleep(20)
  assert.ok(rung.includes(destinationId))
})

test('a callback that is forged, old, repeated, of another kind or unreadable wakes nothing; a genuine one that names nothing of ours neither', async () => {
  await sleep(300)
  rung.length = 0
  const body = newSubmissions([{ destinationId }])
  assert.equal(await call(body, { key: 'another secret' }), 401)
  assert.equal(await call(body, { ageSeconds: 301 }), 401)
  assert.equal(await call('{'), 400)
  assert.equal(await call(newSubmissions(null)), 204)
  assert.equal(await call(newSubmissions([null, 7, { destinationId: 'x' }])), 204)
  assert.equal(await call(body.replace('new-submissions', 'new-events')), 204)
  assert.equal(await call('x'.repeat(300_000)), 413)
  assert.deepEqual(rung, ['x'])
  assert.deepEqual([await call(body), await call(body)], [204, 204])
  assert.equal(rung.filter((id) => id === destinationId).length, 1)
  assert.equal((await fetch(url)).status, 404)
})
