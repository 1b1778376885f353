import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ensureMasterKey, readMasterKey } from './master-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'master-key-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('a missing master key is made once, for its owner only', () => {
  const file = join(folder, 'keys', 'master.key')
  const key = ensureMasterKey(file)
  assert.equal(key.length, 32)
  assert.deepEqual(ensureMasterKey(file), key)
  assert.deepEqual(readMasterKey(file), key)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(join(folder, 'keys')), ['master.key'])
})

test('a master key that others may read, or of another size, is refused', () => {
  const open = join(folder, 'open.key')
  writeFileSync(open, Buffer.alloc(32), { mode: 0o600 })
  chmodSync(open, 0o640)
  assert.throws(() => readMasterKey(open), /mode 0600/)
  const short = join(folder, 'short.key')
  writeFileSync(short, Buffer.alloc(31), { mode: 0o600 })
  assert.throws(() => readMasterKey(short), /exactly 32 bytes/)
})

test('without a master key nothing is made silently', () => {
  assert.throws(() => readMasterKey(join(folder, 'missing.key')), { code: 'ENOENT' })
})
