import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Field, Form, Texts } from '@aufenthalt/model'
import { type ApplicationPdfSource, applicationPdf, pdfLabels } from './application-pdf.ts'

const options = [{ value: 'VH' }, { value: 'LD' }]
const fields: readonly Field[] = [
  { id: 'name', kind: 'name' },
  { id: 'born', kind: 'partial-date' },
  { id: 'since', kind: 'date' },
  { id: 'nationalities', kind: 'countries' },
  { id: 'status', kind: 'choice', list: 'marital', options },
  { id: 'single', kind: 'yes-no' },
  { id: 'pay', kind: 'money' },
  { id: 'hours', kind: 'integer' },
  {
    id: 'children',
    kind: 'group',
    fields: [
      { id: 'child', kind: 'name' },
      { id: 'childBorn', kind: 'date' },
    ],
  },
]

const form: Form = {
  service: 'at-erwerbstaetigkeit',
  version: '2026-11-01',
  effectiveFrom: '2026-11-01',
  pages: [
    { id: 'person', fields },
    { id: 'empty', fields: [{ id: 'nothing', kind: 'text' }] },
  ],
  documents: [{ code: 'D-PASS', policy: 'hard' }],
  declarations: [{ id: 'decl.truth' }],
  fees: [],
}

/** Texts that say in which language they are. */
function textsIn(language: string): Texts {
  const ids = [...fields, ...(fields.at(-1)?.fields ?? [])].map(({ id }) => `field.${id}.label`)
  const keys = ['service.title', 'page.person.title', 'page.empty.title', 'document.D-PASS.label', 'declaration.decl.truth.text', ...ids]
  const options = [
    'option.marital.VH',
    'option.nationalities.XS',
    'ui.yes',
    'ui.no',
    'ui.unknown',
    ...pdfLabels.map((label) => `ui.pdf.${label}`),
  ]
  return {
    ...Object.fromEntries([...keys, ...options].map((key) => [key, `${language}:${key}`])),
    'effect.FX-FORT': `${language} {time} {date}`,
  }
}

const aSource = (changes: Partial<ApplicationPdfSource> = {}): ApplicationPdfSource => ({
  form,
  answers: {},
  language: 'en',
  texts: textsIn('en'),
  germanTexts: textsIn('de'),
  documents: [{ code: 'D-PASS', filename: 'passport.jpg', bytes: 1 }],
  later: [],
  declarations: ['decl.truth'],
  effect: 'FX-FORT',
  authority: { ags: '12999001', name: 'Ausländerbehörde Musterstadt' },
  referenceNumber: 'AT-7K3M-9QXD-2B4R',
  receivedAt: '2026-12-31T23:05:00.000Z',
  firstAttemptAt: '2026-12-31T23:04:00.000Z',
  verifyUrl: 'https://aufenthalt.example/verify',
  receiptJws: 'a.b.c',
  ...changes,
})

const presented = (id: string, value: ApplicationPdfSource['answers'][string], language = 'en') =>
  applicationPdf(aSource({ answers: { [id]: value }, language, texts: textsIn(language) })).sections[0]?.parts[0]?.rows[0]?.value

describe('an answer in both languages', () => {
  it('a name is said once', () => assert.deepEqual(presented('name', 'Beispiel'), { de: 'Beispiel', own: '' }))
  it('a day has the order of German and the name of the month elsewhere', () => {
    assert.deepEqual(presented('since', '1994-03-02'), { de: '02.03.1994', own: 'March 2, 1994' })
  })
  it('a day keeps the Gregorian calendar and Western digits', () => {
    assert.match(presented('since', '1994-03-02', 'fa')?.own ?? '', /1994/)
    assert.match(presented('since', '1994-03-02', 'ar-EG')?.own ?? '', /1994/)
  })
  it('a birth date may be partly or wholly unknown', () => {
    assert.deepEqual(presented('born', '1994'), { de: '1994', own: '' })
    assert.deepEqual(presented('born', '1994-03'), { de: 'März 1994', own: 'March 1994' })
    assert.deepEqual(presented('born', 'unknown'), { de: 'de:ui.unknown', own: 'en:ui.unknown' })
  })
  it('countries have their names, and stateless is a text of ours', () => {
    assert.deepEqual(presented('nationalities', ['GE', 'XS', 'XK']), {
      de: 'Georgien\nde:option.nationalities.XS\nKosovo',
      own: 'Georgia\nen:option.nationalities.XS\nKosovo',
    })
  })
  it('a choice has its text, by the list that it comes from', () => {
    assert.deepEqual(presented('status', 'VH'), { de: 'de:option.marital.VH', own: 'en:option.marital.VH' })
  })
  it('yes and no are words', () => assert.deepEqual(presented('single', false), { de: 'de:ui.no', own: 'en:ui.no' }))
  it('money has its currency', () => assert.deepEqual(presented('pay', '4500.50'), { de: '4.500,50\u00a0€', own: '€4,500.50' }))
  it('a number is a number', () => assert.deepEqual(presented('hours', 38), { de: '38', own: '' }))
})

describe('a group', () => {
  const partsOf = (answers: ApplicationPdfSource['answers']) =>
    applicationPdf(aSource({ answers })).sections[0]?.parts.map(({ title, rows }) => [
      title?.de,
      rows.map(({ label, value }) => [label.de, value.de]),
    ])

  it('has a part for each entry, under its name and number', () => {
    assert.deepEqual(partsOf({ hours: 38, children: [{ child: 'Erstes' }, { child: 'Zweites', childBorn: '2020-01-01' }] }), [
      [undefined, [['de:field.hours.label', '38']]],
      ['de:field.children.label 1', [['de:field.child.label', 'Erstes']]],
      [
        'de:field.children.label 2',
        [
          ['de:field.child.label', 'Zweites'],
          ['de:field.childBorn.label', '01.01.2020'],
        ],
      ],
    ])
  })

  it('keeps the number of an entry beside one of which nothing is said', () => {
    assert.deepEqual(partsOf({ children: [{}, { child: 'Zweites' }] }), [
      ['de:field.children.label 2', [['de:field.child.label', 'Zweites']]],
    ])
  })

  it('of two hundred entries is written down whole', () => {
    const children = Array.from({ length: 200 }, (_, index) => ({ child: `Kind ${index}` }))
    assert.equal(partsOf({ children })?.length, 200)
  })
})

describe('the whole document', () => {
  it('has only pages with answers, all documents, declarations and labels', () => {
    const { sections, documents, declarations, labels, title } = applicationPdf(aSource({ answers: { name: 'Beispiel' } }))
    assert.deepEqual(
      sections.map((section) => section.title.own),
      ['en:page.person.title'],
    )
    assert.deepEqual(documents, [
      { label: { de: 'de:document.D-PASS.label', own: 'en:document.D-PASS.label' }, filename: 'passport.jpg', bytes: 1 },
    ])
    assert.equal(declarations[0]?.own, 'en:declaration.decl.truth.text')
    assert.equal(labels.received.own, 'en:ui.pdf.received')
    assert.equal(title.de, 'de:service.title')
  })

  it('names the documents that will follow', () => {
    assert.deepEqual(applicationPdf(aSource({ later: ['D-PASS'] })).later, [
      { de: 'de:document.D-PASS.label', own: 'en:document.D-PASS.label' },
    ])
  })

  it('says the effect with time and day at the authority', () => {
    const { de, own } = applicationPdf(aSource()).effect
    assert.equal(de, 'de 00:05 01.01.2027')
    assert.match(own, /^en 12:05\sAM January 1, 2027$/)
  })

  it('says everything once to a reader of German', () => {
    const { title, labels } = applicationPdf(aSource({ language: 'de', texts: textsIn('de') }))
    assert.deepEqual([title.own, labels.page.own], ['', ''])
  })
})
