import { type Answers, type AnswerValue, addDays, type ErrorCode, type Field, maxEntriesOf, maxLengthOf } from '../../index.ts'
import type { FieldDemand } from './demand.ts'

/** What values may be made from: the question, the answers around it (inside an entry with those of the entry), the day. */
type Around = { readonly field: Field; readonly answers: Answers; readonly today: string; readonly other?: string | undefined }
type Values = (around: Around) => readonly unknown[]

const always =
  (...values: readonly unknown[]): Values =>
  () =>
    values

/** In the form that the kind expects: several values are a list. */
const asAnswer = ({ kind }: Field, value: string): unknown => (kind === 'choices' || kind === 'countries' ? [value] : value)

/** The other field's answer, and the day before it. */
const likeOther: Values = ({ answers, other = '' }) => {
  const value = answers[other]
  if (typeof value !== 'string') return []
  return [value, ...(/^\d{4}(-\d\d){0,2}$/.test(value) ? [addDays(value.padEnd(10, '-01'), -1)] : [])]
}

/** Two entries for the same month, and one alone. */
const periods: Values = ({ field: { fields = [] }, today }) => {
  const idOf = (name: string) => fields.find(({ id, path }) => path === name || id.endsWith(`.${name}`))?.id ?? name
  const entry = { [idOf('from')]: addDays(today, -60), [idOf('to')]: addDays(today, -30) }
  return [[entry], [entry, entry]]
}

const smallest: Values = always('0.00', '0.01')

/** Answers that give a problem, by its code, if the question is asked. */
const valuesByCode: { readonly [code in ErrorCode]?: Values } = {
  type: always(true, 7, 'nonsense'),
  required: always(undefined),
  option: ({ field }) => [asAnswer(field, 'UNHEARD-OF')],
  'too-many': ({ field }) => [Array.from({ length: maxEntriesOf(field) + 1 }, () => (field.kind === 'group' ? {} : 'UNHEARD-OF'))],
  'too-long': ({ field }) => ['x'.repeat(maxLengthOf(field) + 1)],
  letters: always('Мария'),
  signs: always('a\u0007b', 'Anna 2', '1 ½'),
  email: always('mina(at)example.org'),
  phone: always('12'),
  date: always('2026-02-30', '1980--05'),
  'date-range': always('1899-12-31', '1899'),
  future: ({ today }) => [addDays(today, 1)],
  past: ({ today }) => [addDays(today, -1)],
  'not-after': likeOther,
  'not-after-or-same': likeOther,
  'not-different': likeOther,
  'too-young': ({ today }) => [addDays(today, -1)],
  overlap: periods,
  months: periods,
  integer: always('38,5'),
  money: always('viel'),
  min: ({ field: { min = 0 } }) => [min - 1],
  max: ({ field: { max = 99_999_999.99 } }) => [max + 1, String(max + 1)],
  postcode: always('00000'),
  'passport-number': always('?'),
  'card-number': always('AEIOU'),
  'azr-number': always('12345'),
  'employer-number': always('12345678'),
  'below-yearly': smallest,
  'below-monthly': smallest,
}

/** Answers that may break a demand; undefined takes the answer back. */
export function breakingValues({ field, value, other, problem }: FieldDemand, answers: Answers, today: string): readonly unknown[] {
  if (value !== undefined) return [asAnswer(field, value)]
  return valuesByCode[problem.code]?.({ field, answers, today, other }) ?? []
}

/** Answers of the right kind that may make a difference: the options, both sides of today, yes and no. */
export function differentValues({ kind, options = [] }: Field, today: string): readonly AnswerValue[] {
  if (options.length > 0) return options.map(({ value }) => asAnswer({ id: '', kind }, value) as AnswerValue)
  return kind === 'yes-no' ? [true, false] : [addDays(today, -1), addDays(today, 1), addDays(today, 400)]
}
