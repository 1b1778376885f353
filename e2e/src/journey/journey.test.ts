import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runCommand } from '../run-command.ts'
import { readSample } from './sample.ts'

const service = 'at-erwerbstaetigkeit'
const sample = 'blue-card-first'
const command = new URL('main.ts', import.meta.url)
const journey = (...more: readonly string[]) => runCommand(command, ['--service', service, '--sample', sample, ...more])

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
