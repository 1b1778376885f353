import { dateParts, westernDigits } from '@aufenthalt/model'

/** How much of a date a person knows: all, all but the day, the year alone, nothing. */
export type Precision = 'day' | 'month' | 'year' | 'none'

/** Three inputs, as they were typed. */
export type Parts = { readonly day: string; readonly month: string; readonly year: string }

/** The parts that are asked for at each precision. */
export const partsAt = { day: ['day', 'month', 'year'], month: ['month', 'year'], year: ['year'], none: [] } as const

/** Nothing typed yet, at each precision; `?` keeps the precision while there is nothing else to tell it by. */
const empty: { readonly [P in Precision]: string } = { day: '', month: '?-?', year: '?', none: 'unknown' }

/**
 * The value of a date while it is typed. What is declared unknown is left out (`1990-02`); what is only missing keeps its place (`1990-02-`), so
 * that a forgotten day is not taken for an unknown one.
 */
export function composeDate(precision: Precision, { day, month, year }: Parts): string {
  const known = { day: [year, month, day], month: [year, month], year: [year], none: [] }[precision]
  return known.every((part) => part === '') ? empty[precision] : known.join('-')
}

/** Whole dates as people write them: 5.2.1990, 05/02/1990, 1990-02-05, 05021990, 19900205 */
const wholeDates: readonly RegExp[] = [
  /^(?<day>\d{1,2})[./ -]+(?<month>\d{1,2})[./ -]+(?<year>\d{4})$/,
  /^(?<year>\d{4})[./ -](?<month>\d{1,2})[./ -](?<day>\d{1,2})$/,
  /^(?<day>[0-3]\d)(?<month>[01]\d)(?<year>\d{4})$/,
  /^(?<year>\d{4})(?<month>[01]\d)(?<day>[0-3]\d)$/,
]

/**
 * What was typed or pasted into one input of a date. A whole date goes to where its parts belong; dots and slashes, which belong between the parts, are
 * left out.
 */
export function enterPart(parts: Parts, part: keyof Parts, typed: string): Parts {
  const text = westernDigits(typed).trim()
  const whole = wholeDates.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined)
  const { day = '', month = '', year = '' } = whole ?? {}
  return whole ? { day, month, year } : { ...parts, [part]: text.replaceAll(/[./\s-]/g, '') }
}

/** How much of a date is known, from its value. */
export function precisionOf(value: string): Precision {
  if (value === '') return 'day'
  return value === 'unknown' ? 'none' : ((['year', 'month', 'day'] as const)[value.split('-').length - 1] ?? 'day')
}

/** The three inputs of a value. */
export function partsOf(value: string): Parts {
  const { day, month, year } = dateParts(value.replaceAll('?', ''))
  return { day, month, year }
}

/** A date as it is kept: day and month with two digits. */
export const tidyDate = (value: string): string =>
  value.includes('?')
    ? ''
    : value
        .split('-')
        .map((part, index) => (index > 0 && part.trim() ? part.trim().padStart(2, '0') : part.trim()))
        .join('-')
