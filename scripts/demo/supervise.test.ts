import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from './ports.ts'
import { type Program, runOnce, supervise } from './supervise.ts'

const folder = mkdtempSync(join(tmpdir(), 'supervise-'))
const surroundings = { root: folder, logFolder: folder, nodeArguments: [], environment: {} }
after(() => rmSync(folder, { recursive: true, force: true }))

async function aProgram(name: string) {
  const { platform: port } = await freePorts()
  const entry = join(folder, `${name}.mjs`)
  writeFileSync(
    entry,
    `import { createServer } from 'node:http'\ncreateServer((_, response) => response.end()).listen(${port}, '127.0.0.1')\n`,
  )
  return { name, entry, environment: {}, readyUrl: `http://127.0.0.1:${port}/` } satisfies Program
}

test('a program that is killed runs again, and stops when it is asked to', async () => {
  const program = await aProgram('killed')
  const deaths: (string | null)[] = []
  const supervised = supervise(program, { ...surroundings, onDeath: (_name, signal) => deaths.push(signal) })
  await supervised.waitUntilReady()
  await supervised.kill()
  while (supervised.deaths() === 0) await sleep(20)
  await supervised.waitUntilReady()
  assert.deepEqual(deaths, ['SIGKILL'])
  await supervised.stop()
  await supervised.stop()
  await assert.rejects(fetch(program.readyUrl))
})

test('a program that fails at its start is named together with its last words', async () => {
  const entry = join(folder, 'failing.mjs')
  writeFileSync(entry, `console.error('Setting X is missing')\nprocess.exit(1)\n`)
  await assert.rejects(runOnce({ name: 'failing', entry, environment: {} }, surroundings), /failing failed\. Setting X is missing/)
})
