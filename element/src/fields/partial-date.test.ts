import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeDate, enterPart, partsOf, precisionOf, tidyDate } from './partial-date.ts'

const parts = (day: string, month: string, year: string) => ({ day, month, year })

test('a birth date of which the day is unknown is kept as year and month', () => {
  assert.equal(tidyDate(composeDate('month', parts('', '2', '1980'))), '1980-02')
  assert.equal(tidyDate(composeDate('year', parts('', '', '1980'))), '1980')
  assert.equal(composeDate('none', parts('', '', '')), 'unknown')
})

test('a forgotten day is not taken for an unknown one', () => {
  assert.equal(tidyDate(composeDate('day', parts('', '2', '1980'))), '1980-02-')
  assert.equal(tidyDate(composeDate('day', parts('5', '', '1980'))), '1980--05')
})

test('a date with nothing typed is no answer', () => {
  for (const precision of ['day', 'month', 'year'] as const) assert.equal(tidyDate(composeDate(precision, parts('', '', ''))), '')
})

test('what a person said they know stays while they type', () => {
  for (const precision of ['day', 'month', 'year', 'none'] as const) {
    for (const typed of [parts('', '', ''), parts('', '', '1980'), parts('', '2', '1980')]) {
      assert.equal(precisionOf(composeDate(precision, typed)), precision)
    }
  }
})

test('the three inputs show what was typed, not what was made of it', () => {
  assert.deepEqual(partsOf(composeDate('day', parts('5', '2', ''))), parts('5', '2', ''))
  assert.deepEqual(partsOf(composeDate('month', parts('', '', ''))), parts('', '', ''))
  assert.deepEqual(partsOf('unknown'), parts('', '', ''))
})

test('a whole date that is typed or pasted into one input goes to where its parts belong', () => {
  const empty = { day: '', month: '', year: '' }
  for (const typed of ['5.2.1990', '05/02/1990', '05-02-1990', '1990-02-05', '05021990', '19900205', '٠٥٠٢١٩٩٠']) {
    const { day, month, year } = enterPart(empty, 'day', typed)
    assert.deepEqual([Number(day), Number(month), year], [5, 2, '1990'], typed)
  }
})

test('a dot after the day is left out, and other digits become western ones', () => {
  const parts = { day: '', month: '2', year: '1990' }
  assert.deepEqual(enterPart(parts, 'day', '5.'), { ...parts, day: '5' })
  assert.deepEqual(enterPart(parts, 'day', '٥'), { ...parts, day: '5' })
  assert.deepEqual(enterPart(parts, 'day', 'x'), { ...parts, day: 'x' })
})
