import { addDays, berlinDay } from '@aufenthalt/model'

/** How many days before the last day of a draft its person is reminded. */
const reminderDays = [7, 1] as const

/** Nothing is sent before this time of the day: 9 or 10 o'clock in Germany. */
const timeOfDay = 'T08:00:00Z'

/** What must be known to say whether somebody is to be reminded. `told…`: the reminder that was dealt with last. */
export type ReminderState = { readonly keptUntil: string; readonly toldOf: string | null; readonly toldDays: number | null }

/** How many days before `keptUntil` (YYYY-MM-DD, Germany) the reminder is that is due by now. */
export function passedReminder(keptUntil: string, now: Date): number | undefined {
  if (berlinDay(now) > keptUntil) return undefined
  return reminderDays.findLast((days) => now >= new Date(`${addDays(keptUntil, -days)}${timeOfDay}`))
}

/** The same, unless it was dealt with. A draft that was saved since has another last day, and everything begins anew. */
export function dueReminder({ keptUntil, toldOf, toldDays }: ReminderState, now: Date): number | undefined {
  const days = passedReminder(keptUntil, now)
  const isTold = days !== undefined && toldOf === keptUntil && (toldDays ?? Number.POSITIVE_INFINITY) <= days
  return isTold ? undefined : days
}

/** No draft that ends after this day has a reminder due. */
export const lastDayToLookAt = (now: Date): string => addDays(berlinDay(now), reminderDays[0])
