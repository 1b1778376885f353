import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { AnswerValue } from '../answers/answers.ts'
import { checkValue } from './check-value.ts'
import type { Field, FieldKind } from './field.ts'
import { kinds } from './kinds/kinds.ts'
import { maxEntriesOf, maxLengthOf, normaliseAnswer } from './normalise-answer.ts'
import { rules } from './rules/rules.ts'

const scope = { answers: { start: '2026-03-01', odd: 'x', year: '2025' }, context: { today: '2026-11-24' } }
const options = [{ value: 'A' }, { value: 'B', validUntil: '2026-11-23' }, { value: 'C', validFrom: '2026-11-24' }]

/** The codes of what is wrong with a raw answer, or `unanswered`. */
function codesOf(raw: unknown, field: Partial<Field>): string {
  const whole: Field = { id: 'field', kind: 'text', ...field }
  const value = normaliseAnswer(whole, raw)
  if (value === undefined) return 'unanswered'
  return checkValue(whole, value, scope)
    .map(({ code, level, parameters }) => [code, ...(level === 'warn' ? ['warn'] : []), ...Object.values(parameters ?? {})].join(' '))
    .join(', ')
}

const rule = (id: string, level: 'error' | 'warn' = 'error', field = 'start'): Partial<Field> => ({ rules: [{ rule: id, level, field }] })

const minAge: Partial<Field> = { kind: 'partial-date', rules: [{ rule: 'V-MIN-AGE', level: 'error', years: 18 }] }

const table: readonly (readonly [raw: unknown, field: Partial<Field>, codes: string])[] = [
  ['Mina', { kind: 'name' }, ''],
  ['Мина', { kind: 'name' }, 'letters 1'],
  ['Mina 2', { kind: 'name' }, 'signs 6'],
  ['x'.repeat(121), { kind: 'name' }, 'too-long 120'],
  ['x'.repeat(600), { kind: 'name' }, 'too-long 120'],
  ['Musterweg 2 & 3', {}, ''],
  ['1 ½', {}, 'signs 3'],
  ['a\u0007b', {}, 'signs 2'],
  ['a\udc00', {}, 'signs 2'],
  ['x'.repeat(10), { maxLength: 9 }, 'too-long 9'],
  ['½\n€', { kind: 'long-text' }, ''],
  ['Ω', { kind: 'long-text' }, 'letters 1'],
  ['x'.repeat(4001), { kind: 'long-text' }, 'too-long 4000'],
  ['mina@example.org', { kind: 'email' }, ''],
  ['mina.m+x@a-b.example.org', { kind: 'email' }, ''],
  ['mina@example', { kind: 'email' }, 'email'],
  ['mina..m@example.org', { kind: 'email' }, 'email'],
  ['.mina@example.org', { kind: 'email' }, 'email'],
  ['mina@-example.org', { kind: 'email' }, 'email'],
  ['mina@example.org, b@example.org', { kind: 'email' }, 'email'],
  [`${'m'.repeat(65)}@example.org`, { kind: 'email' }, 'email'],
  ['+49 (0)30 123-456', { kind: 'phone' }, ''],
  ['030/1234567', { kind: 'phone' }, ''],
  ['1234', { kind: 'phone' }, 'phone'],
  ['+49 30 x12', { kind: 'phone' }, 'phone'],
  ['1'.repeat(16), { kind: 'phone' }, 'phone'],
  ['2026-02-28', { kind: 'date' }, ''],
  ['٢٠٢٦-٠٢-٢٨', { kind: 'date' }, ''],
  ['2026-02-29', { kind: 'date' }, 'date'],
  ['2026-02', { kind: 'date' }, 'date'],
  ['unknown', { kind: 'date' }, 'date'],
  ['1899-12-31', { kind: 'date' }, 'date-range'],
  ['2200-01-01', { kind: 'date' }, 'date-range'],
  ['1980', { kind: 'partial-date' }, ''],
  ['1980-02', { kind: 'partial-date' }, ''],
  ['unknown', { kind: 'partial-date' }, ''],
  ['1980--05', { kind: 'partial-date' }, 'date'],
  ['1899', { kind: 'partial-date' }, 'date-range'],
  [false, { kind: 'yes-no' }, ''],
  ['true', { kind: 'yes-no' }, 'unanswered'],
  ['40', { kind: 'integer', min: 1, max: 48 }, ''],
  [0, { kind: 'integer', min: 1, max: 48 }, 'min 1'],
  [49, { kind: 'integer', min: 1, max: 48 }, 'max 48'],
  ['38,5', { kind: 'integer' }, 'integer'],
  [Number.NaN, { kind: 'integer' }, 'integer'],
  ['4.500,00', { kind: 'money' }, ''],
  ['viel', { kind: 'money' }, 'money'],
  ['-1', { kind: 'money' }, 'money'],
  ['0', { kind: 'money', min: 1 }, 'min 1'],
  ['100000000', { kind: 'money' }, 'max 99999999.99'],
  [Number.POSITIVE_INFINITY, { kind: 'money' }, 'money'],
  ['A', { kind: 'choice', options }, ''],
  ['B', { kind: 'choice', options }, 'option'],
  ['C', { kind: 'country', options }, ''],
  ['D', { kind: 'country', options }, 'option'],
  [['A', 'C', 'A'], { kind: 'choices', options }, ''],
  [['A', 'B'], { kind: 'choices', options }, 'option'],
  [['A', 'C'], { kind: 'countries', options, maxEntries: 1 }, 'unanswered'],
  [['A', 1], { kind: 'countries', options }, 'unanswered'],
  [[{}, {}], { kind: 'group', fields: [], maxEntries: 1 }, 'unanswered'],
  [[[]], { kind: 'group', fields: [] }, 'unanswered'],
  ['c01x00t47', rule('V-PASSNO'), ''],
  ['12 345/67', rule('V-PASSNO'), ''],
  ['C0', rule('V-PASSNO'), 'passport-number'],
  ['C01_00', rule('V-PASSNO'), 'passport-number'],
  ['-C01X', rule('V-PASSNO'), 'passport-number'],
  ['C'.repeat(21), rule('V-PASSNO'), 'passport-number'],
  ['14999', rule('V-PLZ'), ''],
  ['01 001', rule('V-PLZ'), ''],
  ['01000', rule('V-PLZ'), 'postcode'],
  ['99999', rule('V-PLZ'), 'postcode'],
  ['1499', rule('V-PLZ'), 'postcode'],
  ['y12345678', rule('V-EAT', 'warn'), ''],
  ['L1CFG89XZ', rule('V-EAT', 'warn'), ''],
  ['D 1234567', rule('V-EAT', 'warn'), ''],
  ['A1B2E3456', rule('V-EAT', 'warn'), 'card-number warn'],
  ['190523 00123 4', rule('V-AZR', 'warn'), ''],
  ['191323001234', rule('V-AZR', 'warn'), 'azr-number warn'],
  ['19052300123', rule('V-AZR', 'warn'), 'azr-number warn'],
  ['2026-11-24', { kind: 'date', ...rule('V-NOT-FUTURE') }, ''],
  ['2026-11-25', { kind: 'date', ...rule('V-NOT-FUTURE') }, 'future'],
  ['2026', { kind: 'partial-date', ...rule('V-NOT-FUTURE') }, ''],
  ['2026-12', { kind: 'partial-date', ...rule('V-NOT-FUTURE') }, 'future'],
  ['unknown', { kind: 'partial-date', ...rule('V-NOT-FUTURE') }, ''],
  ['2026-11-24', { kind: 'date', ...rule('V-NOT-PAST', 'warn') }, ''],
  ['2026-11-23', { kind: 'date', ...rule('V-NOT-PAST', 'warn') }, 'past warn'],
  ['2026-03-02', { kind: 'date', ...rule('V-AFTER') }, ''],
  ['2026-03-01', { kind: 'date', ...rule('V-AFTER') }, 'not-after'],
  ['2026-03-01', { kind: 'date', ...rule('V-AFTER', 'error', 'odd') }, ''],
  ['2026-03-01', { kind: 'date', ...rule('V-AFTER', 'error', 'nothing') }, ''],
  ['2026-03', { kind: 'partial-date', ...rule('V-AFTER') }, ''],
  ['2026-02', { kind: 'partial-date', ...rule('V-AFTER') }, 'not-after'],
  ['2026-03-01', { kind: 'date', ...rule('V-AFTER-OR-SAME') }, ''],
  ['2026-02-28', { kind: 'date', ...rule('V-AFTER-OR-SAME') }, 'not-after-or-same'],
  ['2025-06-01', { kind: 'date', ...rule('V-AFTER-OR-SAME', 'error', 'year') }, ''],
  ['2024-12-31', { kind: 'date', ...rule('V-AFTER-OR-SAME', 'error', 'year') }, 'not-after-or-same'],
  ['1234 5671', rule('V-BETR', 'warn'), ''],
  ['12345675', rule('V-BETR', 'warn'), 'employer-number warn'],
  ['21345671', rule('V-BETR', 'warn'), 'employer-number warn'],
  ['1234567', rule('V-BETR', 'warn'), 'employer-number warn'],
  ['x', rule('V-DIFFERS', 'error', 'odd'), 'not-different'],
  ['y', rule('V-DIFFERS', 'error', 'odd'), ''],
  ['x', rule('V-DIFFERS', 'error', 'nothing'), ''],
  ['2008-11-24', minAge, ''],
  ['2008-11-25', minAge, 'too-young 18'],
  ['2008', minAge, ''],
  ['2009', minAge, 'too-young 18'],
  ['unknown', minAge, ''],
]

describe('an answer', () => {
  for (const [raw, field, codes] of table) {
    const what = [field.kind ?? 'text', ...(field.rules ?? []).map((one) => one.rule)].join(' ')
    const shown = String(JSON.stringify(raw)).slice(0, 40)
    it(`${shown} as ${what}: ${codes || 'accepted'}`, () => assert.equal(codesOf(raw, field), codes))
  }

  it('is held to a rule only when the rule counts', () => {
    const when = (odd: string): Partial<Field> => ({
      rules: [{ rule: 'V-PLZ', level: 'error', when: { field: 'odd', equals: odd } }],
    })
    assert.equal(codesOf('1', when('x')), 'postcode')
    assert.equal(codesOf('1', when('y')), '')
  })

  it('is none when nothing was said, whatever the kind', () => {
    for (const kind of Object.keys(kinds) as FieldKind[])
      for (const raw of [undefined, null, '', '  ', [], {}])
        assert.equal(codesOf(raw, { kind }), 'unanswered', `${kind} ${JSON.stringify(raw)}`)
  })
})

describe('any input', () => {
  const anyKind = fc.constantFrom(...(Object.keys(kinds) as FieldKind[]))
  const anyRule = fc.constantFrom(...Object.keys(rules), 'V-UNHEARD')
  const anyField = fc
    .record({ kind: anyKind, ruleId: anyRule })
    .map(({ kind, ruleId }): Field => ({ id: 'field', kind, options, ...rule(ruleId) }))
  const anyInput = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.jsonValue())

  it('gives an answer or none, never an exception, and the answer does not change a second time', () => {
    fc.assert(
      fc.property(anyField, anyInput, (field, raw) => {
        const value = normaliseAnswer(field, raw)
        if (value === undefined) return
        checkValue(field, value, scope)
        assert.deepEqual(normaliseAnswer(field, value), value)
      }),
      { numRuns: 5000 },
    )
  })

  it('of text that is accepted fits into the message: in NFC, trimmed, no control characters, not too long', () => {
    const texts = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...' \n\t\r\u00a0\u0085\u0301\u0323äK\u035fHh½'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(fc.constantFrom<FieldKind>('name', 'text', 'long-text', 'email', 'phone'), texts, (kind, raw) => {
        const value: AnswerValue | undefined = normaliseAnswer({ id: 'field', kind }, raw)
        if (typeof value !== 'string' || checkValue({ id: 'field', kind }, value, scope).length > 0) return
        assert.equal(value, value.trim().normalize())
        assert.match(value, kind === 'long-text' ? /^[\n -~\u00a0-\uffff]+$/ : /^\P{Cc}+$/u)
        assert.ok(value.length <= maxLengthOf({ id: 'field', kind }))
      }),
      { numRuns: 5000 },
    )
  })

  it('is refused quickly, however long it is', () => {
    const marks = '\u0315\u0300\u031b'.repeat(400_000)
    for (const kind of ['name', 'text', 'long-text'] as const) assert.match(codesOf(`a${marks}`, { kind }), /^too-long/)
  })
})

describe('the limits of a field', () => {
  it('are those of its kind unless it has its own', () => {
    assert.equal(maxLengthOf({ id: 'a', kind: 'name' }), 120)
    assert.equal(maxLengthOf({ id: 'a', kind: 'text', maxLength: 55 }), 55)
    assert.equal(maxEntriesOf({ id: 'a', kind: 'group' }), 200)
    assert.equal(maxEntriesOf({ id: 'a', kind: 'countries', maxEntries: 3 }), 3)
  })
})
