import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runCommand } from '../run-command.ts'

const command = new URL('main.ts', import.meta.url)
const oneOfEachKind = 'start,tasks,person,children,documents,check,submitting,receipt'

test('one page of each kind is accessible in every state, light and dark, wide and narrow', async () => {
  const { code, lines } = await runCommand(command, [
    '--lang',
    'de',
    '--sample',
    'blue-card-first',
    '--golden',
    'off',
    '--page',
    oneOfEachKind,
  ])
  const { pagesAndStates, findings, problems } = lines.at(-1) ?? {}
  assert.deepEqual({ findings, problems }, { findings: 0, problems: 0 })
  assert.ok(Number(pagesAndStates) > 18)
  assert.equal(code, 0)
})
