import type { Coded, ValueOfKind } from './values.ts'

const german = 'de-DE'
const regions = new Intl.DisplayNames(german, { type: 'region' })
const languages = new Intl.DisplayNames(german, { type: 'language' })
const euros = new Intl.NumberFormat(german, { style: 'currency', currency: 'EUR' })
const time = new Intl.DateTimeFormat(german, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Berlin' })
const size = new Intl.NumberFormat(german, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })

/** Codes for persons without a (clear) state, from the user-assigned range of ISO 3166-1. */
const withoutState: { readonly [code: string]: string } = { XS: 'staatenlos', XU: 'ungeklärt' }

const plain = (value: string): string => value

/** `1990-02-01` is 01.02.1990, `1990-02` is 02.1990. */
const day = (value: string): string => (value === 'unknown' ? 'unbekannt' : value.split('-').reverse().join('.'))

const country = (code: string): string => `${withoutState[code] ?? regions.of(code)} (${code})`

const coded = ({ code, name }: Coded): string => (name === undefined ? code : `${name} (${code})`)

const formats: { readonly [Kind in keyof ValueOfKind]: (value: ValueOfKind[Kind]) => string } = {
  name: plain,
  text: plain,
  'long-text': plain,
  email: plain,
  phone: plain,
  date: day,
  'partial-date': day,
  'yes-no': (value) => (value ? 'Ja' : 'Nein'),
  flag: () => 'nicht vorhanden',
  integer: String,
  money: (value) => euros.format(Number(value)),
  choice: coded,
  choices: (values) => values.map(coded).join(', '),
  country,
  countries: (codes) => codes.map(country).join(', '),
}

/** A typed value in German, as a person reads it. */
export function formatValue<Kind extends keyof ValueOfKind>(kind: Kind, value: ValueOfKind[Kind]): string {
  return formats[kind](value)
}

/** A UTC time on the clock of Berlin. */
export const formatTime = (utc: string): string => `${time.format(new Date(utc))} Uhr`

/** A language tag in German. */
export const formatLanguage = (tag: string): string => languages.of(tag) ?? tag

/** A size in kilobytes, at least one. */
export const formatSize = (bytes: number): string => size.format(Math.max(1, Math.round(bytes / 1000)))
