import { dateParts } from '@aufenthalt/model'

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
