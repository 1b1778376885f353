import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aForm } from '../testing/a-form.ts'
import { checkDeclarations, checkDocuments, declarationsAsked, documentsAsked } from './documents.ts'

const form = aForm({
  fields: [
    { id: 'working', kind: 'yes-no' },
    { id: 'hidden', kind: 'yes-no', visibleWhen: { field: 'working', equals: true } },
  ],
  documents: [
    { code: 'D-PASS', policy: 'hard' },
    { code: 'D-WORK', policy: 'hard', visibleWhen: { field: 'hidden', equals: true }, maxFiles: 2 },
    { code: 'D-OTHER', policy: 'soft' },
  ],
  declarations: [
    { id: 'decl.truth' },
    { id: 'decl.mail', optional: true },
    { id: 'decl.ba', visibleWhen: { field: 'working', equals: true } },
  ],
})
const today = '2026-11-24'
const codes = (answers: object, documents: readonly string[], later: readonly string[] = []) =>
  checkDocuments(form, { ...answers }, { today, documents, later }).map(({ field, code, level }) => `${field} ${code} ${level}`)

describe('documents', () => {
  it('are asked for after the answers that count', () => {
    const asked = (answers: object) => documentsAsked(form, { ...answers }, { today }).map(({ code }) => code)
    assert.deepEqual(asked({}), ['D-PASS', 'D-OTHER'])
    assert.deepEqual(asked({ working: true, hidden: true }), ['D-PASS', 'D-WORK', 'D-OTHER'])
    assert.deepEqual(asked({ working: false, hidden: true }), ['D-PASS', 'D-OTHER'])
  })

  it('that are hard requirements must be there', () => {
    assert.deepEqual(codes({}, []), ['D-PASS document-required error'])
    assert.deepEqual(codes({ working: true, hidden: true }, ['D-PASS']), ['D-WORK document-required error'])
    assert.deepEqual(codes({}, ['D-PASS']), [])
  })

  it('that the person will hand in later do not block', () => {
    const working = { working: true, hidden: true }
    assert.deepEqual(codes({}, [], ['D-PASS']), ['D-PASS document-required warn'])
    assert.deepEqual(codes(working, [], ['D-PASS']), ['D-PASS document-required warn', 'D-WORK document-required error'])
    assert.deepEqual(codes({}, ['D-PASS'], ['D-WORK', 'D-OTHER']), [])
    assert.deepEqual(codes({}, ['D-PASS'], ['D-ELSE']), [' document-unknown error'])
  })

  it('may stay when an answer has changed, but must be of the form and not too many', () => {
    assert.deepEqual(codes({}, ['D-PASS', 'D-WORK', 'D-WORK']), [])
    assert.deepEqual(codes({}, ['D-PASS', 'D-WORK', 'D-WORK', 'D-WORK']), ['D-WORK too-many error'])
    assert.deepEqual(codes({}, ['D-PASS', 'D-ELSE']), [' document-unknown error'])
  })
})

describe('declarations', () => {
  const missing = (answers: object, ticked: readonly string[]) =>
    checkDeclarations(form, { ...answers }, ticked, { today }).map(({ field, code }) => `${field} ${code}`)

  it('are all ticked but the optional ones', () => {
    assert.deepEqual(missing({}, []), ['decl.truth declaration-required'])
    assert.deepEqual(missing({ working: true }, ['decl.truth']), ['decl.ba declaration-required'])
    assert.deepEqual(missing({}, ['decl.truth', 'decl.mail']), [])
  })

  it('that were not asked for are not accepted', () => {
    assert.deepEqual(missing({ working: false }, ['decl.truth', 'decl.ba']), [' declaration-unknown'])
    assert.deepEqual(
      declarationsAsked(form, { working: true }, { today }).map(({ id }) => id),
      ['decl.truth', 'decl.mail', 'decl.ba'],
    )
  })
})
