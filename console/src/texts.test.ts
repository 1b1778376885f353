import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageText, reasonText } from './texts.ts'

test('an age is told in the largest sensible unit', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  const ago = (minutes: number) => ageText(now - minutes * 60_000, now)
  assert.deepEqual(
    [ago(0), ago(1), ago(59), ago(60), ago(47 * 60), ago(48 * 60)],
    ['0 Minuten', '1 Minute', '59 Minuten', '1 Stunde', '47 Stunden', '2 Tage'],
  )
})

test('a reason without words of its own is shown as its code', () => {
  assert.equal(reasonText('something-new'), 'something-new')
})
