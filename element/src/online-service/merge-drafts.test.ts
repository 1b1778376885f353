import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from '@aufenthalt/model'
import type { DraftContent } from './draft-content.ts'
import { mergeDrafts } from './merge-drafts.ts'

function aDraft(answers: Answers, documents: readonly string[] = [], declared: readonly string[] = []): DraftContent {
  return {
    ...{ format: 1, service: 'at-erwerbstaetigkeit', version: '2026-11-01', language: 'de', place: { kind: 'tasks' } },
    work: { answers, declared },
    documents: documents.map((attachmentId) => ({ attachmentId, code: 'D-PASS', key: '', filename: '', mimeType: '', bytes: 1 })),
    ...{ later: [], writer: '', savedAt: '' },
  }
}

test('what was changed on one side alone is taken from there', () => {
  const { content, differences } = mergeDrafts(
    aDraft({ a: '1', b: '1', c: '1' }),
    aDraft({ a: '2', b: '1' }),
    aDraft({ a: '1', b: '3', c: '1' }),
  )
  assert.deepEqual(content.work.answers, { a: '2', b: '3' })
  assert.deepEqual(differences, [])
})

test('what was changed on both sides is taken from the newer one, and what stood here is named', () => {
  const { content, differences } = mergeDrafts(aDraft({ a: '1' }), aDraft({ a: 'here' }), aDraft({ a: 'there' }))
  assert.deepEqual(content.work.answers, { a: 'there' })
  assert.deepEqual(differences, [{ field: 'a', here: 'here' }])
})

test('the same change on both sides is no difference, also in lists', () => {
  const entries = [{ name: 'Łucja' }]
  const { differences } = mergeDrafts(aDraft({}), aDraft({ a: entries }), aDraft({ a: [{ name: 'Łucja' }] }))
  assert.deepEqual(differences, [])
})

test('documents and ticks of both sides are there, without those that one side took out', () => {
  const before = aDraft({}, ['one', 'two'], ['decl.a'])
  const { content } = mergeDrafts(before, aDraft({}, ['one', 'three'], []), aDraft({}, ['one', 'two', 'four'], ['decl.a', 'decl.b']))
  assert.deepEqual(
    content.documents.map(({ attachmentId }) => attachmentId),
    ['one', 'four', 'three'],
  )
  assert.deepEqual(content.work.declared, ['decl.b'])
})

test('where nobody knows what both began with, nothing of either side gets lost', () => {
  const { content, differences } = mergeDrafts(undefined, aDraft({ a: 'here', b: '1' }), aDraft({ a: 'there', c: '1' }))
  assert.deepEqual(content.work.answers, { a: 'there', b: '1', c: '1' })
  assert.deepEqual(differences, [{ field: 'a', here: 'here' }])
})
