import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { steps } from './steps.ts'

const command = fileURLToPath(new URL('main.ts', import.meta.url))

test('of twenty applications none is lost, duplicated or altered while every process is killed at every named step', async () => {
  const child = spawn(process.execPath, [command, '--applications', '20', '--kills', '5', '--seed', 'test'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  const last = JSON.parse(output.trim().split('\n').at(-1) ?? '{}') as { [name: string]: unknown }
  const { acknowledged, filed, lost, duplicated, altered, drafts, draftsLost, stepsHit } = last
  assert.deepEqual({ acknowledged, filed, lost, duplicated, altered }, { acknowledged: 20, filed: 20, lost: 0, duplicated: 0, altered: 0 })
  assert.deepEqual({ drafts, draftsLost }, { drafts: 20, draftsLost: 0 })
  for (const { id } of steps) assert.ok((stepsHit as { [id: string]: number })[id], id)
  assert.equal(code, 0)
})
