// Days of the calendar as text, `YYYY-MM-DD`: they have no zone, and comparing them as text compares them in time.

/** Day, month and year as a person types them into three inputs. */
export type DateParts = { readonly day?: string; readonly month?: string; readonly year?: string }

/** Is this a day of the calendar, `YYYY-MM-DD`, with a year of four digits? */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d\d-\d\d$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/**
 * First and last possible day of a date of which day or month may be unknown.
 * @returns undefined for `unknown` and for what is no date
 */
export function possibleDays(partialDate: unknown): readonly [first: string, last: string] | undefined {
  const text = typeof partialDate === 'string' ? partialDate : ''
  const first = text.padEnd(10, '-01')
  if (!/^\d{4}(-\d\d){0,2}$/.test(text) || !isDay(first)) return undefined
  const lastOf: { readonly [length: number]: string } = { 4: `${text}-12-31`, 7: addMonths(`${text}-31`, 0) }
  return [first, lastOf[text.length] ?? first]
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The day with the same number so many months later; the last of that month if it has no such day (§ 188 Abs. 3 BGB). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastNumber = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(number, lastNumber))
  return date.toISOString().slice(0, 10)
}

/**
 * Puts three inputs together as a (partial) date: `1980`, `1980-02`, `1980-02-05`, empty when nothing was typed. What is missing in between
 * stays missing (`1980--05`), so that the check of the field finds it.
 */
export function parseDate({ day = '', month = '', year = '' }: DateParts): string {
  const [y = '', m = '', d = ''] = [year, month, day].map((part) => part.replaceAll(/[-\s]/g, ''))
  return [y, m.padStart(m ? 2 : 0, '0'), d.padStart(d ? 2 : 0, '0')].join('-').replace(/-+$/, '')
}

/** The three inputs of a (partial) date, the reverse of `parseDate`. */
export function dateParts(date: string): Required<DateParts> {
  const [year = '', month = '', day = ''] = date === 'unknown' ? [] : date.split('-')
  return { day, month, year }
}
