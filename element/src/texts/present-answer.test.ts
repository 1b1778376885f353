import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnswerValue, Field } from '@aufenthalt/model'
import { smallView } from '../testing/small-view.ts'
import { presentAnswer } from './present-answer.ts'
import { wordsOf } from './words.ts'

const wordsIn = (language: string) => wordsOf(smallView(language).texts, language)
const [german, english] = [wordsIn('de'), wordsIn('en')]
const shown = (kind: Field['kind'], value: AnswerValue, words = german, more: Partial<Field> = {}) =>
  presentAnswer(value, { id: 'x', kind, ...more }, words).replaceAll(/\s/g, ' ')

test('a date is shown in words, as people in Europe read it', () => {
  assert.equal(shown('date', '2026-11-24'), '24. November 2026')
  assert.equal(shown('date', '2026-11-24', english), '24 November 2026')
})

test('a partly known date shows what is known', () => {
  assert.deepEqual(
    ['1980', '1980-02', '1980-02-05', 'unknown'].map((value) => shown('partial-date', value)),
    ['1980', 'Februar 1980', '5. Februar 1980', 'unbekannt'],
  )
})

test('amounts, yes and no, choices and countries are shown in words', () => {
  assert.equal(shown('money', '4500.50'), '4.500,50 €')
  assert.equal(shown('yes-no', false), 'Nein')
  assert.equal(shown('choice', 'w', german, { id: 'person.sex' }), 'weiblich')
  assert.equal(shown('countries', ['VN', 'XK'], english, { list: 'nationalities' }), 'Vietnam and Kosovo')
  assert.equal(shown('country', 'XS', german, { list: 'nationalities' }), 'staatenlos')
})

test('an entry of a group shows its answers', () => {
  const fields: Field[] = [
    { id: 'from', kind: 'date' },
    { id: 'who', kind: 'text' },
  ]
  assert.equal(shown('group', [{ from: '2020-01-01', who: 'Beispiel GmbH' }], german, { fields }), 'Beispiel GmbH, 1. Januar 2020')
})
