import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnswerValue, Field } from '@aufenthalt/model'
import { tidyAnswer } from './tidy-answer.ts'

const tidy = (kind: Field['kind'], value: AnswerValue | undefined, more: Partial<Field> = {}) =>
  tidyAnswer({ id: 'x', kind, ...more }, value)

test('a select that was added and left empty is no answer', () => {
  assert.equal(tidy('countries', ['']), undefined)
  assert.deepEqual(tidy('countries', ['VN', '', 'VN']), ['VN'])
})

test('dates get two digits for day and month, amounts two decimals', () => {
  assert.equal(tidy('date', '2026-1-5'), '2026-01-05')
  assert.equal(tidy('money', '4.500,5'), '4500.50')
  assert.equal(tidy('date', ''), undefined)
})

test('the entries of a group are tidied field by field', () => {
  const fields: Field[] = [
    { id: 'from', kind: 'date' },
    { id: 'who', kind: 'text' },
  ]
  assert.deepEqual(tidy('group', [{ from: '2026-1-5', who: ' ' }], { fields }), [{ from: '2026-01-05' }])
  assert.equal(tidy('group', [], { fields }), undefined)
})
