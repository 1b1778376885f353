import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommand } from '../run-command.ts'

const command = new URL('main.ts', import.meta.url)

test('a page of each kind is accessible, and tells a screen reader in German and Arabic what it told before', async () => {
  const { code, lines } = await runCommand(command, ['--lang', 'de,ar', '--brief'])
  const { pagesAndStates, findings, problems } = lines.at(-1) ?? {}
  assert.deepEqual({ findings, problems }, { findings: 0, problems: [] })
  assert.ok(Number(pagesAndStates) >= 28)
  assert.equal(code, 0)
})
