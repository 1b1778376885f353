import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommand } from '../run-command.ts'

const command = new URL('../journey/main.ts', import.meta.url)
const journey = (...more: readonly string[]) => runCommand(command, ['--sample', 'late-after-expiry', ...more])

test('inline in a page whose libraries extend the built-in objects the application arrives as it was answered', async () => {
  const { code, lines } = await journey('--mode', 'inline', '--host', 'extended-prototypes')
  assert.deepEqual(lines[0]?.['different'], [])
  assert.equal(code, 0)
})

test('by keyboard alone the application is filled in and sent, and the focus is always seen under a header that stays over the page', async () => {
  const { code, lines } = await journey('--keyboard', '--host', 'sticky-header')
  assert.deepEqual(lines[0]?.['focusProblems'], [])
  assert.ok(Number(lines[0]?.['focusStops']) > 50)
  assert.equal(code, 0)
})
