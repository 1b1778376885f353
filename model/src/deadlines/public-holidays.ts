import { addDays } from '../answers/days.ts'
import { easterSunday } from './easter.ts'

/**
 * A public holiday as the table `public-holidays` has it: on a fixed day `MM-DD`, so many days after Easter Sunday, on the last Wednesday before
 * 23 November (Buß- und Bettag), or once. `laender` are the first two digits of the AGS; without them it holds everywhere. Years are inclusive.
 */
export type PublicHoliday = {
  readonly name: string
  readonly laender?: readonly string[]
  readonly fromYear?: number
  readonly untilYear?: number
} & ({ readonly on: string } | { readonly afterEaster: number } | { readonly wednesdayBefore: string } | { readonly once: string })

/** The table `forms/tables/public-holidays.json`: it lies beside the tables of forms, and no form refers to it. */
export type PublicHolidayTable = { readonly source: string; readonly holidays: readonly PublicHoliday[] }

function dayIn(holiday: PublicHoliday, year: number): string {
  if ('once' in holiday) return holiday.once
  if ('on' in holiday) return `${year}-${holiday.on}`
  if ('afterEaster' in holiday) return addDays(easterSunday(year), holiday.afterEaster)
  const end = `${year}-${holiday.wednesdayBefore}`
  // Days since the last Wednesday before that day; a Wednesday itself counts as a week ago.
  return addDays(end, -(((weekday(end) + 3) % 7) + 1))
}

/** Day of the week, 0 Sunday to 6 Saturday. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Is this day a public holiday in that Land? */
export function isPublicHoliday(day: string, land: string, holidays: readonly PublicHoliday[]): boolean {
  const year = Number(day.slice(0, 4))
  return holidays.some(
    (holiday) =>
      (holiday.laender?.includes(land) ?? true) &&
      (holiday.fromYear ?? year) <= year &&
      year <= (holiday.untilYear ?? year) &&
      dayIn(holiday, year) === day,
  )
}
