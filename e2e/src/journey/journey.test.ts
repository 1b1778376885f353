import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readSample } from './sample.ts'

const service = 'at-erwerbstaetigkeit'
const sample = 'blue-card-first'
const command = fileURLToPath(new URL('main.ts', import.meta.url))

function journey(...more: readonly string[]): Promise<{ code: number | null; lines: { [name: string]: unknown }[] }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, '--service', service, '--sample', sample, ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
    child.on('close', (code) =>
      resolve({
        code,
        lines: output
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as { [name: string]: unknown }),
      }),
    )
  })
}

test('what a person answers on the page of Musterstadt lies in the case system, answer by answer and byte by byte', async () => {
  const { code, lines } = await journey('--lang', 'de', '--mode', 'isolated')
  const [outcome, sums] = lines
  assert.deepEqual(outcome?.['different'], [])
  assert.equal(outcome['xmlValid'], true)
  assert.equal(sums?.['equal'], 1)
  assert.ok(Number(sums['compared']) > 25)
  assert.ok(Number(sums['documents']) > 0)
  assert.equal(code, 0)
})

test('one answer that differs from what the case system read fails the journey and is named by its field', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'journey-'))
  const altered = join(folder, 'answers.json')
  const { answers } = readSample(service, sample)
  writeFileSync(altered, JSON.stringify({ ...answers, 'addr.town': `${String(answers['addr.town'])}x` }))
  const { code, lines } = await journey('--lang', 'en', '--mode', 'inline', '--expect', altered)
  rmSync(folder, { recursive: true })
  assert.deepEqual(lines[0]?.['different'], ['addr.town'])
  assert.equal(lines[1]?.['equal'], 0)
  assert.equal(code, 1)
})
