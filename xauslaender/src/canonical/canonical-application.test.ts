import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Answers, Field, Form, Texts } from '@aufenthalt/model'
import { aHeader } from '../testing/an-application.ts'
import { canonicalApplication } from './canonical-application.ts'

const fields: readonly Field[] = [
  { id: 'purpose', kind: 'choice', path: 'request.purpose', list: 'erw-purposes' },
  { id: 'person.noFamilyName', kind: 'yes-no', path: 'person.noFamilyName' },
  { id: 'person.birthDate', kind: 'partial-date', path: 'person.birthDate' },
  { id: 'nat.current', kind: 'countries', path: 'person.nationalities' },
  { id: 'job.kind', kind: 'choice', path: 'work.kind' },
  { id: 'job.hours', kind: 'integer', path: 'work.weeklyHours' },
  { id: 'job.tempWork', kind: 'yes-no' },
  { id: 'income.kind', kind: 'choices' },
  { id: 'prevStay', kind: 'group', fields: [{ id: 'town', kind: 'text' }] },
  { id: 'new.field', kind: 'text', path: 'block.thatIsUnknown' },
  {
    id: 'children',
    kind: 'group',
    path: 'family.children',
    fields: [
      { id: 'child.names', kind: 'name', path: 'givenNames' },
      { id: 'child.relation', kind: 'choice', path: 'relation' },
      { id: 'child.custody', kind: 'choice', path: 'custody' },
    ],
  },
  {
    id: 'parents',
    kind: 'group',
    path: 'family.parents',
    fields: [
      { id: 'parent.names', kind: 'name', path: 'givenNames' },
      { id: 'parent.new', kind: 'text', path: 'thatIsUnknown' },
    ],
  },
]
const texts: Texts = {
  'service.title': 'Aufenthaltstitel zur\n  Erwerbstätigkeit',
  'option.erw-purposes.18g1': 'Blaue Karte EU',
  'option.income.kind.RENT': 'Mieteinnahmen',
  'field.job.tempWork.label': 'Leiharbeit?',
  'option.child.relation.BIO': 'leiblich',
  'document.D-RENT.label': 'Mietvertrag',
  'field.prevStay.label': 'Frühere Aufenthalte',
  'field.town.label': 'Ort',
  'document.D-PASS.label': 'Pass',
  'declaration.decl.truth.text': 'Alles richtig.',
  'option.job.kind.SEARCH': 'Ich suche Arbeit',
}

const form: Form = {
  service: 'at-test',
  version: '1',
  effectiveFrom: '2026-11-01',
  pages: [{ id: 'all', fields }],
  documents: [],
  declarations: [],
  fees: [],
}
const document = { attachmentId: 'a', code: 'D-PASS', filename: 'p.pdf', mimeType: 'application/pdf', bytes: 1, sha256: '0' }
const made = (answers: Answers, filename = document.filename) =>
  canonicalApplication({
    form,
    answers,
    texts,
    header: aHeader(),
    documents: [{ ...document, filename }],
    later: ['D-RENT', 'D-OTHER'],
    declarations: [{ id: 'decl.truth', textSha256: 'f' }],
  })

describe('a canonical application', () => {
  it('puts answers with a path into their block, with the German name of their code', () => {
    const application = made({ purpose: '18g1', 'person.birthDate': '1990-02', 'nat.current': ['IN', 'XS'], 'job.hours': 40 })
    assert.deepEqual(application.request, { purpose: { code: '18g1', name: 'Blaue Karte EU' } })
    assert.deepEqual(application.person, { birthDate: '1990-02', nationalities: ['IN', 'XS'] })
    assert.deepEqual(application.work, { weeklyHours: 40 })
    assert.deepEqual(application.fachangaben, [])
  })

  it('names codes in the words of the field where the form speaks to the person', () => {
    assert.deepEqual(made({ 'job.kind': 'SEARCH' }).work, { kind: { code: 'SEARCH', name: 'Arbeitsplatzsuche' } })
  })

  it('names codes in a record in the words of the field, too', () => {
    const { family } = made({ children: [{ 'child.custody': 'SOLE' }] })
    assert.deepEqual(family, { children: [{ custody: { code: 'SOLE', name: 'die Person allein' } }] })
  })

  it('carries answers without a block under their German label, typed', () => {
    const { fachangaben } = made({ 'job.tempWork': false, 'income.kind': ['RENT'], prevStay: [{ town: 'Musterstadt' }, {}] })
    assert.deepEqual(fachangaben, [
      { id: 'job.tempWork', label: 'Leiharbeit?', kind: 'yes-no', value: false },
      { id: 'income.kind', label: 'income.kind', kind: 'choices', value: [{ code: 'RENT', name: 'Mieteinnahmen' }] },
      {
        id: 'prevStay',
        label: 'Frühere Aufenthalte',
        kind: 'group',
        value: [[{ id: 'town', label: 'Ort', kind: 'text', value: 'Musterstadt' }], []],
      },
    ])
  })

  it('never loses an answer whose path no block knows', () => {
    assert.deepEqual(made({ 'new.field': 'x' }).fachangaben, [{ id: 'new.field', label: 'new.field', kind: 'text', value: 'x' }])
  })

  it('puts the entries of a group into the records of its block', () => {
    const { family, fachangaben } = made({ children: [{ 'child.names': 'Mona', 'child.relation': 'BIO' }, { 'child.names': '' }] })
    assert.deepEqual(family, { children: [{ givenNames: 'Mona', relation: { code: 'BIO', name: 'leiblich' } }, {}] })
    assert.deepEqual(fachangaben, [])
  })

  it('carries a group as it is where its block has no place for one of its fields', () => {
    const { family, fachangaben } = made({ parents: [{ 'parent.names': 'Mona', 'parent.new': 'x' }] })
    assert.equal(family, undefined)
    assert.deepEqual(
      fachangaben.map(({ id, kind }) => [id, kind]),
      [['parents', 'group']],
    )
  })

  it('names the documents that will follow', () => {
    assert.deepEqual(made({}).laterDocuments, [{ code: 'D-RENT', name: 'Mietvertrag' }, { code: 'D-OTHER' }])
  })

  it('says nothing where nothing was said', () => {
    const application = made({ 'person.noFamilyName': false, 'new.field': '', 'nat.current': [] })
    assert.equal(application.person, undefined)
    assert.deepEqual(application.fachangaben, [])
  })

  it('names every file in a way that XML can carry, and keeps its ending', () => {
    const named = (filename: string) => made({}, filename).documents[0]?.filename
    assert.equal(named('Vertrag\u0000\n 1.pdf'), 'Vertrag   1.pdf')
    assert.equal(named(`${'x'.repeat(300)}.pdf`), `${'x'.repeat(251)}.pdf`)
    assert.equal(named(`😀${'x'.repeat(254)}`), `\uFFFD${'x'.repeat(254)}`)
    assert.equal(named(''), 'D-PASS')
  })

  it('explains service, effect, documents and declarations in German, each in one line', () => {
    const { header, documents, declarations } = made({})
    assert.equal(header.serviceTitle, 'Aufenthaltstitel zur Erwerbstätigkeit')
    assert.equal(header.effectText, 'Nach den Angaben der Person gilt der Aufenthalt als erlaubt (§ 81 Abs. 3 Satz 1 AufenthG)')
    assert.deepEqual(documents, [{ ...document, label: 'Pass' }])
    assert.deepEqual(declarations, [{ id: 'decl.truth', textSha256: 'f', text: 'Alles richtig.' }])
  })
})
