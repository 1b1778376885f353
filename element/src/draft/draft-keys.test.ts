import assert from 'node:assert/strict'
import { createDecipheriv, hkdfSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeDraftKeys } from './draft-keys.ts'
import { pad, unpad } from './padded.ts'
import { makeNoteKeys, makeTabSecret } from './tab-note.ts'

const code = crypto.getRandomValues(new Uint8Array(16))
const ags = '12999001'

test('a draft is sealed with a key from the code for its place, written a second time with other means', async () => {
  const { seal, lookupId } = await makeDraftKeys(code, ags)
  const sealed = Buffer.from(await seal.seal({ name: 'Łucja' }))
  const key = Buffer.from(hkdfSync('sha256', code, 'aufenthalt/1', 'draft-key', 32))
  assert.equal(lookupId, Buffer.from(hkdfSync('sha256', code, 'aufenthalt/1', 'lookup-id', 32)).toString('base64url'))
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
  decipher.setAAD(Buffer.from(JSON.stringify(['draft', ags, lookupId])))
  decipher.setAuthTag(sealed.subarray(-16))
  const box = Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()])
  assert.equal(box.subarray(4, 4 + box.readUInt32BE()).toString(), '{"name":"Łucja"}')
})

test('it opens with the same code alone, at the same authority alone', async () => {
  const { seal } = await makeDraftKeys(code, ags)
  const sealed = await seal.seal({ a: 1 })
  assert.deepEqual(await seal.open(sealed), { a: 1 })
  await assert.rejects((await makeDraftKeys(code, '12999002')).seal.open(sealed))
  await assert.rejects((await makeDraftKeys(crypto.getRandomValues(new Uint8Array(16)), ags)).seal.open(sealed))
  for (const at of [0, 5, 20, sealed.length - 1]) {
    const changed = sealed.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    await assert.rejects(seal.open(changed))
  }
})

test('the size of a sealed draft is one of few', async () => {
  const { seal } = await makeDraftKeys(code, ags)
  const sizeOf = async (length: number) => (await seal.seal('x'.repeat(length))).length
  assert.deepEqual([await sizeOf(0), await sizeOf(3000), await sizeOf(4100), await sizeOf(700_000)], [4096, 4096, 8192, 1_000_000])
  await assert.rejects(sizeOf(1_000_000))
})

test('what was put in a box comes out of it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      const box = pad(bytes, { smallest: 64, largest: 10_000, overhead: 29 })
      assert.deepEqual(unpad(box), Uint8Array.from(bytes))
    }),
  )
})

test('the note of a tab opens with its secret alone, and does not contain it', async () => {
  const secret = makeTabSecret()
  const keys = await makeNoteKeys(secret, ags)
  const sealed = await keys.seal({ kind: 'draft', code: 'abc' })
  assert.deepEqual(await keys.open(sealed), { kind: 'draft', code: 'abc' })
  assert.ok(!`${keys.noteId} ${sealed}`.includes(secret))
  await assert.rejects((await makeNoteKeys(makeTabSecret(), ags)).open(sealed))
})
