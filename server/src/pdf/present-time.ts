// Days and moments in the reader's words. The Gregorian calendar and Western digits stay, so that they can be compared with the papers.

const zone = 'Europe/Berlin'

function locale(language: string): Intl.Locale {
  return new Intl.Locale(language, { calendar: 'gregory', numberingSystem: 'latn' })
}

/** A day (`YYYY-MM-DD`) as people write it: `24.11.2026`, and with the month's name in other languages, where 11/24 and 24/11 compete. */
export function presentDay(day: string, language: string): string {
  const dateStyle = language === 'de' ? 'medium' : 'long'
  return new Intl.DateTimeFormat(locale(language), { dateStyle, timeZone: 'UTC' }).format(new Date(day))
}

/** A month of a partly known date, from `YYYY-MM`. */
export function presentMonth(month: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month))
}

/** A moment by the clock of the authority, with the zone's name: in October one hour comes twice. */
export function presentMoment(moment: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeStyle: 'long', timeZone: zone }).format(new Date(moment))
}

/** Hour and minute by the clock of the authority. */
export function presentClock(moment: string, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { timeStyle: 'short', timeZone: zone }).format(new Date(moment))
}

/** A number as the language writes it. */
export function presentNumber(value: number, language: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale(language), options).format(value)
}
