import type { AnswerValue, Field, FieldKind, Texts } from '@aufenthalt/model'
import { presentDay, presentMonth, presentNumber } from './present-time.ts'

/** Who reads: a language and its texts. */
export type Reader = { readonly language: string; readonly texts: Texts }

type Present = (value: AnswerValue, field: Field, reader: Reader) => string

const asIs: Present = (value) => String(value)
const choice: Present = (value, field, { texts }) => texts[`option.${field.list ?? field.id}.${value}`] ?? String(value)
const country: Present = (value, field, reader) => {
  const named = choice(value, field, reader)
  return named === value ? (countryName(named, reader.language) ?? named) : named
}

const presenters: { readonly [kind in FieldKind]: Present } = {
  name: asIs,
  text: asIs,
  'long-text': asIs,
  email: asIs,
  phone: asIs,
  date: (value, _field, { language }) => presentDay(String(value), language),
  'partial-date': partialDate,
  'yes-no': (value, _field, { texts }) => texts[value ? 'ui.yes' : 'ui.no'] ?? String(value),
  integer: (value, _field, { language }) => presentNumber(Number(value), language),
  money: (value, _field, { language }) => presentNumber(Number(value), language, { style: 'currency', currency: 'EUR' }),
  choice,
  choices: each(choice),
  country,
  countries: each(country),
  group: () => '',
}

/** An answer as a person reads it: dates, countries, amounts and choices in their language. Groups are presented entry by entry. */
export function presentAnswer(value: AnswerValue, field: Field, reader: Reader): string {
  return presenters[field.kind](value, field, reader)
}

function each(present: Present): Present {
  return (value, field, reader) => (Array.isArray(value) ? value : [value]).map((item) => present(item, field, reader)).join('\n')
}

/** A birth date may be known by its year or month alone, or not at all (xida:TeilbekanntesDatumMitUnbekannt). */
function partialDate(value: AnswerValue, _field: Field, { language, texts }: Reader): string {
  const date = String(value)
  if (date === 'unknown') return texts['ui.unknown'] ?? date
  if (date.length === 4) return date
  return date.length === 7 ? presentMonth(date, language) : presentDay(date, language)
}

function countryName(code: string, language: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames([language], { type: 'region' }).of(code) : undefined
}
