import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aForm } from '../testing/a-form.ts'
import { beginningOf } from './beginning-of.ts'

const form = aForm({
  pages: [
    {
      id: 'precheck',
      fields: [{ id: 'here', kind: 'yes-no' }],
      notices: [{ id: 'abroad', kind: 'stop', visibleWhen: { field: 'here', equals: false } }],
    },
    { id: 'person', fields: [{ id: 'name', kind: 'name' }] },
  ],
  documents: [
    { code: 'D-PASS', policy: 'hard' },
    { code: 'D-WORK', policy: 'soft' },
  ],
  declarations: [{ id: 'decl.truth' }, { id: 'decl.54' }],
})
const keys = [
  'service.title',
  'ui.continue',
  'error.required',
  'page.precheck.title',
  'field.here.label',
  'notice.abroad.text',
  'document.D-PASS.label',
]
const others = ['page.person.title', 'field.name.label', 'document.D-WORK.label', 'declaration.decl.54.text', 'effect.FX-FORT']
const texts = Object.fromEntries([...keys, ...others].map((key) => [key, key]))

test('until the first page is answered a person needs that page, the documents that must be there, and no more', () => {
  const beginning = beginningOf(form, texts)
  assert.deepEqual(
    beginning.form.pages.map(({ id }) => id),
    ['precheck'],
  )
  assert.deepEqual(
    beginning.form.documents.map(({ code }) => code),
    ['D-PASS'],
  )
  assert.deepEqual(Object.keys(beginning.texts).sort(), keys.toSorted())
})
