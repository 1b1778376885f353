import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAuthorityId, toAuthorityId } from './authority-id.ts'

test('an AGS has exactly eight digits', () => {
  assert.equal(toAuthorityId('08999003'), '08999003')
  for (const text of ['', '0899900', '089990033', '0899900a', ' 8999003', '08999003\n', '０８９９９００３'])
    assert.equal(isAuthorityId(text), false)
  assert.throws(() => toAuthorityId('8999003'), /eight digits/)
})
