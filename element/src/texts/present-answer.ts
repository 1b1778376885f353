import type { AnswerValue, Field, GroupEntry } from '@aufenthalt/model'
import { dayInWords, monthInWords } from './times.ts'
import type { Words } from './words.ts'

type Present = (value: AnswerValue, field: Field, words: Words) => string

const optionText = (value: string, { list, id }: Field, words: Words) => words.text(`option.${list ?? id}.${value}`)

const asList = (values: readonly string[], { locale }: Words) =>
  new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(values)

/** "4500.00" as "4.500,00 €". */
const inEuros = (value: AnswerValue, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(Number(value))

/** How to show a partial date, by how many of its parts are known. */
const partialDates: readonly ((value: string, locale: string) => string)[] = [(year) => year, monthInWords, dayInWords]

const presented: { readonly [kind in Field['kind']]?: Present } = {
  date: (value, _field, { locale }) => dayInWords(String(value), locale),
  'partial-date': (value, _field, words) =>
    value === 'unknown'
      ? words.ui('date-unknown')
      : (partialDates[String(value).split('-').length - 1]?.(String(value), words.locale) ?? ''),
  'yes-no': (value, _field, words) => words.ui(value === true ? 'yes' : 'no'),
  integer: (value, _field, { locale }) => new Intl.NumberFormat(locale).format(Number(value)),
  money: (value, _field, { locale }) => inEuros(value, locale),
  choice: (value, field, words) => optionText(String(value), field, words),
  choices: (value, field, words) =>
    asList(
      (value as readonly string[]).map((option) => optionText(option, field, words)),
      words,
    ),
  country: (value, { list, id }, words) => words.countries.nameOf(String(value), list ?? id),
  countries: (value, { list, id }, words) =>
    asList(
      (value as readonly string[]).map((code) => words.countries.nameOf(code, list ?? id)),
      words,
    ),
  group: (value, field, words) => (value as readonly GroupEntry[]).map((entry) => presentEntry(entry, field, words).join(', ')).join('\n'),
}

/** Kinds that say something without their question; "yes" or "40" do not. */
const speaking: ReadonlySet<Field['kind']> = new Set(['name', 'text', 'choice', 'choices', 'country', 'countries'])

/** An entry of a group on a card, line by line: who or what first, then the days. Answers that need their question are left to the check. */
export function presentEntry(entry: GroupEntry, { fields = [] }: Field, words: Words): string[] {
  const given = fields.filter(({ id, kind }) => entry[id] !== undefined && entry[id] !== '' && kind !== 'yes-no' && kind !== 'long-text')
  const shown = ({ id, ...field }: Field) => presentAnswer(entry[id] ?? '', { id, ...field }, words)
  const names = given.filter(({ kind }) => kind === 'name').map(shown)
  const texts = given.filter(({ kind }) => kind !== 'name' && speaking.has(kind)).map(shown)
  const days = given.filter(({ kind }) => kind === 'date' || kind === 'partial-date').map(shown)
  return [names.join(' '), ...texts, days.join(' – ')].filter((line) => line !== '')
}

/** An answer as a person reads it; texts as they were written. */
export const presentAnswer = (value: AnswerValue, field: Field, words: Words): string =>
  presented[field.kind]?.(value, field, words) ?? String(value)
