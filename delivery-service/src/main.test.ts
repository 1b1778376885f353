import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSender } from '@aufenthalt/fit-connect'
import { type DeliveryWorld, destinationId, startDeliveryWorld } from './testing/delivery-world.ts'
import { sendSubmission } from './testing/send-submission.ts'

let world: DeliveryWorld
let port: number
const started: ChildProcess[] = []
before(async () => {
  world = await startDeliveryWorld()
  port = await freePort()
})
after(async () => {
  for (const child of started) child.kill('SIGKILL')
  await world.stop()
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address() as { port: number }
  probe.close()
  return address.port
}

async function startProcess(settings: Record<string, string | undefined> = {}): Promise<ChildProcess> {
  const { databaseUrl, keyFile, clientsFile } = world.config
  const env = {
    DELIVERY_DATABASE_URL: databaseUrl,
    DELIVERY_KEY_FILE: keyFile,
    DELIVERY_CLIENTS_FILE: clientsFile,
    DELIVERY_PORT: String(port),
    ...settings,
  }
  const child = spawn(process.execPath, [`${import.meta.dirname}/main.ts`], { env, stdio: 'ignore' })
  started.push(child)
  while (child.exitCode === null && !(await isReady())) await sleep(50)
  return child
}

const isReady = () =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
const sender = () =>
  createSender({
    ...world.as('online-service'),
    submissionApi: `http://127.0.0.1:${port}`,
    tokenUrl: `http://127.0.0.1:${port}/token`,
    now: Date.now,
  })

test('what was acknowledged survives the sudden death of the process', async () => {
  const first = await startProcess()
  const sent = await sendSubmission(sender(), { attachments: 2 })
  first.kill('SIGKILL')
  await once(first, 'exit')
  const second = await startProcess()
  const events = await sender().events({ caseId: sent.caseId, destinationId })
  assert.equal(sender().statusOf(events, sent.submissionId, sent.tags).status, 'submitted')
  await assert.rejects(sent.submit(), { code: 'submission-already-submitted' })
  second.kill('SIGTERM')
  second.kill('SIGTERM')
  assert.deepEqual(await once(second, 'exit'), [0, null])
})

test('the key that signs events is made at the first start, for the owner alone', async () => {
  const { keyFile } = world.config
  rmSync(keyFile)
  const child = await startProcess()
  assert.equal(statSync(keyFile).mode & 0o777, 0o600)
  child.kill('SIGTERM')
  await once(child, 'exit')
})

test('a process without its settings, or with a clients file that is not right, does not start', async () => {
  for (const settings of [
    { DELIVERY_DATABASE_URL: undefined },
    { DELIVERY_PORT: 'http' },
    { DELIVERY_CLIENTS_FILE: world.config.keyFile },
  ]) {
    const child = await startProcess(settings)
    assert.equal(child.exitCode, 1)
  }
})
