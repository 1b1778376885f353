import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field, FieldError } from '@aufenthalt/model'
import type { Work } from '../pages/page-props.ts'
import { withEntry, withoutEmptyEntries, withoutEntry } from './entries.ts'

const group: Field = { id: 'children', kind: 'group', fields: [{ id: 'name', kind: 'name' }] }
const problem = (entry: number): FieldError => ({ field: 'name', code: 'required', level: 'error', entry })
const other: FieldError = { field: 'reason', code: 'required', level: 'error' }
const work: Work = {
  answers: { children: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] },
  problems: [problem(0), problem(1), problem(2), other],
  declared: [],
}

test('an entry that is taken out takes its problems with it, and those after it move up', () => {
  const less = withoutEntry(work, group, 1)
  assert.deepEqual(less.answers['children'], [{ name: 'A' }, { name: 'C' }])
  assert.deepEqual(less.problems, [problem(0), problem(1), other])
})

test('an entry that is put back has its place again, and those after it move down', () => {
  const restored = withEntry(withoutEntry(work, group, 1), group, { index: 1, entry: { name: 'B' } })
  assert.deepEqual(restored.answers, work.answers)
  assert.deepEqual(restored.problems, [problem(0), problem(2), other])
})

test('empty entries are left out, and a group without entries is no answer', () => {
  const added = withEntry(work, group, { index: 3, entry: {} })
  assert.deepEqual(withoutEmptyEntries(added, [group]).answers, work.answers)
  assert.deepEqual(withoutEmptyEntries({ ...work, answers: { children: [{}, {}] } }, [group]).answers, {})
})
