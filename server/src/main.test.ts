import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { demoSender } from '../../scripts/demo/demo-authorities.ts'
import { createDatabase } from './database/create-database.ts'
import { startEmbedded } from './database/embedded.ts'
import { makeServerFolder } from './database/testing/make-server-folder.ts'
import { ensureMasterKey } from './vault/master-key.ts'

const folder = makeServerFolder()
// The processes refuse the tests' own server, which does not sync.
const server = await startEmbedded({ folder: join(folder, 'pg') })
const started: ChildProcess[] = []
after(async () => {
  for (const child of started) child.kill('SIGKILL')
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string) => join(folder, name)
ensureMasterKey(file('master.key'))
writeFileSync(file('client.secret'), 'not-a-secret', { mode: 0o600 })
const environment = {
  DATABASE_URL: await createDatabase(server.url, 'platform'),
  KEY_DATABASE_URL: await createDatabase(server.url, 'keys'),
  PORT: '0',
  MASTER_KEY_FILE: file('master.key'),
  RECEIPT_KEY_FILE: file('receipt.key'),
  FORMS_FOLDER: fileURLToPath(new URL('../../forms', import.meta.url)),
  ...demoSender,
  FIT_CONNECT_SUBMISSION_API: 'http://127.0.0.1:9/v2',
  FIT_CONNECT_TOKEN_URL: 'http://127.0.0.1:9/token',
  FIT_CONNECT_CLIENT_ID: 'platform',
  FIT_CONNECT_CLIENT_SECRET_FILE: file('client.secret'),
}

/** Runs a process of the server; `line` waits for a line of its log, `ended` gives its exit code and what it wrote to standard error. */
function run(command: string, more: { readonly [name: string]: string } = {}) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url)), command], {
    env: { ...environment, ...more },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  started.push(child)
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const ended = once(child, 'exit').then(([code]) => ({ code, errors }))
  const line = async (pattern: RegExp): Promise<string> => {
    assert.ok(child.stdout)
    for await (const text of createInterface({ input: child.stdout })) {
      const found = pattern.exec(text)
      if (found) return found[1] ?? text
    }
    throw new Error(`The process ended without a line like ${pattern}: ${errors}`)
  }
  return { child, ended, line }
}

const address = /Server listening at (http:\/\/127\.0\.0\.1:\d+)/

test('without its settings a process ends with one line that names them', async () => {
  const { code, errors } = await run('app', { DATABASE_URL: '', PORT: 'x' }).ended
  assert.deepEqual([code, errors], [1, 'DATABASE_URL is missing; PORT is not a port\n'])
})

test('an unknown command is answered with the known ones', async () => {
  assert.deepEqual(await run('fly').ended, { code: 1, errors: 'Say what to run: migrate, app, worker\n' })
})

test('migrating twice is migrating once', async () => {
  assert.deepEqual(await run('migrate').ended, { code: 0, errors: '' })
  assert.deepEqual(await run('migrate').ended, { code: 0, errors: '' })
})

test('the platform answers, and ends cleanly however many signals come', async () => {
  const { child, line, ended } = run('app')
  const url = await line(address)
  assert.deepEqual(await (await fetch(`${url}/ready`)).json(), { state: 'ready' })
  assert.match(await (await fetch(`${url}/metrics`)).text(), /aufenthalt_promises/)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM'] as const) child.kill(signal)
  assert.deepEqual(await ended, { code: 0, errors: '' })
})

test('the worker works, and ends cleanly', async () => {
  const { child, line, ended } = run('worker')
  await line(/working/)
  child.kill('SIGTERM')
  assert.deepEqual(await ended, { code: 0, errors: '' })
})

test('a process whose starter is gone ends too', async () => {
  const { child, line, ended } = run('worker')
  await line(/working/)
  child.disconnect()
  assert.equal((await ended).code, 0)
})

test('a process with another master key refuses to start', async () => {
  ensureMasterKey(file('other.key'))
  const { code, errors } = await run('app', { MASTER_KEY_FILE: file('other.key') }).ended
  assert.deepEqual([code, errors], [1, 'The master key is not the one that the key database was begun with\n'])
})
