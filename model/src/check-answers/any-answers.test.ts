// Whatever comes: no input makes the engine throw, and what counts of it is judged as the whole was.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readForms } from '../../scripts/read-forms.ts'
import {
  type Answers,
  checkAnswers,
  checkDeclarations,
  checkDocuments,
  checkPage,
  documentsAsked,
  droppedAnswers,
  effectOf,
  estimateFee,
  type Field,
  type Form,
  noticeParameters,
  relevantAnswers,
  visibleNotices,
  visiblePages,
} from '../index.ts'
import { aForm } from '../testing/a-form.ts'
import { arbitraryAnswers, seededRandom } from '../testing/arbitrary-answers.ts'

const context = { today: '2026-11-24' }
const small = aForm({
  fields: [
    { id: 'name', kind: 'name', required: true },
    { id: 'children', kind: 'group', fields: [{ id: 'child.name', kind: 'name', required: true }] },
  ],
})
const forms = [small, ...readForms().map((one) => one.form)]
const fields = forms
  .flatMap(({ pages }) => pages.flatMap((page) => page.fields))
  .flatMap((field): Field[] => [field, ...(field.fields ?? [])])

const values = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.string({ unit: 'binary' }),
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
  fc.constantFrom(...fields.flatMap(({ options = [] }) => options.map(({ value }) => value))),
  fc.constantFrom<unknown>('2026-11-24', '1990', 'unknown', '4500.00', '', true, false, 1e21, -0, '\ud800', { toString: 1 }, [[]], [null]),
)
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '']
const ids = fc.oneof(fc.constantFrom(...fields.map(({ id }) => id)), fc.constantFrom(...inherited))
const anything = fc.oneof(
  fc.anything(),
  fc.array(fc.tuple(ids, values), { maxLength: 40 }).map((pairs) => Object.fromEntries(pairs)),
  // Only JSON has a key `__proto__` of its own.
  fc
    .array(fc.tuple(ids, fc.jsonValue()))
    .map((pairs) => JSON.parse(`{${pairs.map((pair) => pair.map((part) => JSON.stringify(part)).join(':'))}}`)),
)
/** Mostly what a person would answer, with some of it spoilt, also inside the entries of a group. */
const plausible = fc.tuple(fc.nat(), fc.array(fc.tuple(ids, values), { maxLength: 5 })).map(([seed, spoilt]) => (form: Form) => {
  const answers = arbitraryAnswers(form, seededRandom(seed))
  const entries = Object.entries(answers).map(([id, answer]) => [
    id,
    Array.isArray(answer) ? answer.map((entry) => spoil(entry, spoilt)) : answer,
  ])
  return spoil(Object.fromEntries(entries), spoilt)
})

const spoil = (answers: unknown, spoilt: readonly (readonly [string, unknown])[]): unknown =>
  typeof answers === 'object' && answers !== null ? { ...answers, ...Object.fromEntries(spoilt) } : answers

const anyForm = fc.constantFrom(...forms)

/** Everything that the engine can be asked. */
function askEverything(form: Form, answers: unknown): void {
  const given = answers as Answers
  const relevant = relevantAnswers(form, answers, context)
  for (const page of visiblePages(form, answers, context)) {
    if (typeof answers === 'object' && answers !== null) checkPage(page, form, given, context)
    for (const notice of visibleNotices(page, relevant, context)) noticeParameters(form, notice, relevant, context)
  }
  droppedAnswers(form, answers, context)
  documentsAsked(form, given, context)
  checkDocuments(form, given, { ...context, documents: ['D-PASS', '__proto__'], later: ['constructor'] })
  checkDeclarations(form, given, ['decl.truth', 'toString'], context)
  estimateFee(form, relevant, context)
  effectOf(relevant, '2026-11-24T11:00:00Z')
}

describe('whatever is sent', () => {
  it('is checked without an exception, and never quoted', () => {
    fc.assert(
      fc.property(anyForm, anything, (form, answers) => {
        askEverything(form, answers)
        for (const error of checkAnswers(form, answers, context)) assert.ok(JSON.stringify(error).length < 200)
      }),
      { numRuns: 1500 },
    )
  })

  it('as spoilt answers of a person, is checked without an exception', () => {
    fc.assert(
      fc.property(anyForm, plausible, (form, answersTo) => askEverything(form, answersTo(form))),
      { numRuns: 500 },
    )
  })

  it('counts once and for all: what counts of it, counts', () => {
    fc.assert(
      fc.property(
        anyForm,
        fc.oneof(
          anything.map((answers) => () => answers),
          plausible,
        ),
        (form, answersTo) => {
          const relevant = relevantAnswers(form, answersTo(form), context)
          assert.deepEqual(relevantAnswers(form, relevant, context), relevant)
          assert.deepEqual(droppedAnswers(form, relevant, context), [])
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('has the problems of what counts of it, and no others; but for what is no answer at all', () => {
    const isAboutForm = (code: string) => code === 'type' || code === 'unknown-field' || code === 'too-many'
    fc.assert(
      fc.property(anyForm, plausible, (form, answersTo) => {
        const answers = answersTo(form)
        const errors = checkAnswers(form, answers, context)
        const lost = new Set(errors.filter(({ code }) => isAboutForm(code)).map(({ field, entry }) => `${field} ${entry}`))
        const without = (all: typeof errors) => all.filter(({ field, entry }) => !lost.has(`${field} ${entry}`) && field !== '')
        assert.deepEqual(without(checkAnswers(form, relevantAnswers(form, answers, context), context)), without(errors))
      }),
      { numRuns: 500 },
    )
  })

  it('either counts or is dropped, never both', () => {
    fc.assert(
      fc.property(anyForm, plausible, (form, answersTo) => {
        const answers = answersTo(form)
        const relevant = relevantAnswers(form, answers, context)
        for (const id of droppedAnswers(form, answers, context)) assert.ok(!Object.hasOwn(relevant, id), id)
      }),
      { numRuns: 500 },
    )
  })

  it('may be nested deeply, and in long lists', () => {
    const codes = (answers: unknown) => checkAnswers(small, answers, context).map(({ field, code }) => `${field} ${code}`)
    const deep = JSON.parse(`${'[{"children":'.repeat(2000)}1${'}]'.repeat(2000)}`)
    assert.deepEqual(codes({ name: 'Mina', children: deep }), ['child.name required'])
    const long = Array.from({ length: 1_000_000 }, () => ({}))
    for (const { id, kind } of fields) {
      const [form] = forms.filter(({ pages }) => pages.some((page) => page.fields.some((field) => field.id === id)))
      if (form && kind !== 'group') askEverything(form, { [id]: long })
    }
  })
})
