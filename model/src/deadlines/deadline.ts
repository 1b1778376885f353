import { addDays } from '../answers/days.ts'
import { isPublicHoliday, type PublicHoliday, weekday } from './public-holidays.ts'

/** What deadlines are counted by: the Land of the authority (two digits of the AGS) and all public holidays. */
export type Calendar = { readonly land: string; readonly holidays: readonly PublicHoliday[] }

/** After how many days a notice counts as given, from which day of sending on (§ 41 Abs. 2, 2a VwVfG). */
export type NoticeFiction = readonly { readonly sentFrom: string; readonly days: number }[]

/** Three days, four since 2025 (Postrechtsmodernisierungsgesetz). */
export const noticeFiction: NoticeFiction = [
  { sentFrom: '0000-01-01', days: 3 },
  { sentFrom: '2025-01-01', days: 4 },
]

/**
 * The day on which what was sent counts as received; also a Saturday, Sunday or public holiday, since a fiction is no deadline. That is disputed: with a
 * `calendar` the day moves to the next working day.
 */
export function noticedOn(
  sentOn: string,
  { fiction = noticeFiction, calendar }: { readonly fiction?: NoticeFiction; readonly calendar?: Calendar } = {},
): string {
  const days = fiction.findLast(({ sentFrom }) => sentFrom <= sentOn)?.days ?? 0
  const day = addDays(sentOn, days)
  return calendar ? workingDayFrom(day, calendar) : day
}

/**
 * The last day of a period of days that begins with a notice: the day of the notice does not count (§ 187 Abs. 1 BGB), and a period that would end on a
 * Saturday, a Sunday or a public holiday ends with the next working day (§ 31 Abs. 3 VwVfG). It ends at 24:00.
 */
export const lastDayOf = (noticed: string, days: number, calendar: Calendar): string => workingDayFrom(addDays(noticed, days), calendar)

function workingDayFrom(day: string, { land, holidays }: Calendar): string {
  const isFree = [0, 6].includes(weekday(day)) || isPublicHoliday(day, land, holidays)
  return isFree ? workingDayFrom(addDays(day, 1), { land, holidays }) : day
}
