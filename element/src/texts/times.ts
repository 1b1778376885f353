/** A day `YYYY-MM-DD` in words: "24. November 2026". What is no day comes back as it is. */
export function dayInWords(day: string, locale: string): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(time) ? day : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(time)
}

/** A month `YYYY-MM` in words: "November 2026". */
export const monthInWords = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00:00Z`))

const inGermany = { timeZone: 'Europe/Berlin' } as const

/** A point in time, to the second and with its zone, as it counts in Germany: "24. November 2026 um 14:03:09 MEZ". */
export const timeInWords = (time: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...inGermany, dateStyle: 'long', timeStyle: 'long' })
    .format(Date.parse(time))
    // A zone that is told by its distance, "+1", keeps its sign in front where writing goes from right to left.
    .replace(/\+\d/, '\u200e$&')

/** The time of day in Germany: "14:03". */
export const clockInWords = (time: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...inGermany, timeStyle: 'short' }).format(Date.parse(time))
