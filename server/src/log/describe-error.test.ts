import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './create-log.ts'
import { describeError } from './describe-error.ts'

const secret = 'Mustermann-Geheim'

test('an error is described by name, code and place, without its message', () => {
  const cause = Object.assign(new Error(`Key (name)=(${secret}) exists\n    at ${secret}`), { code: '23505', table: 'applications' })
  const described = describeError(new TypeError(secret, { cause }))
  assert.equal(JSON.stringify(described).includes(secret), false)
  assert.equal(described['name'], 'TypeError')
  assert.match(String((described['at'] as string[])[0]), /describe-error\.test\.ts:\d+/)
  const inner = described['cause'] as { code: string; table: string }
  assert.deepEqual([inner.code, inner.table], ['23505', 'applications'])
})

test('what is no error is described by its kind', () => {
  assert.deepEqual(describeError(secret), { name: 'string' })
})

test('a line of the log is JSON with a time and a level in words', () => {
  const lines: string[] = []
  createLog('info', { write: (line) => void lines.push(line) }).info({ outcome: 'kept' }, 'attempt')
  const { time, ...line } = JSON.parse(String(lines[0]))
  assert.deepEqual(line, { level: 'info', outcome: 'kept', msg: 'attempt' })
  assert.equal(new Date(time).toISOString(), time)
})
