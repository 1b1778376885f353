import { berlinDay } from '../application/berlin-day.ts'
import { type Calendar, lastDayOf, noticedOn } from '../deadlines/deadline.ts'
import { type AnswerDays, type CaseMessageKind, messageTables } from './case-message.ts'

/** Within how many days an answer to this kind is usually due; undefined where none is. */
export const answerDaysOf = (kind: CaseMessageKind): AnswerDays | undefined => messageTables[kind].days

/**
 * The last day for an answer, as the authority would set it: days after the notice, moved to a working day (§ 31 VwVfG, § 41 Abs. 2 VwVfG).
 * @param days from the notice on; what is usual for the kind if left out
 * @returns undefined where the kind needs no answer
 */
export function answerUntilOf(
  kind: CaseMessageKind,
  sentAt: string,
  calendar: Calendar,
  days = answerDaysOf(kind)?.usual,
): string | undefined {
  return days === undefined ? undefined : lastDayOf(noticedOn(berlinDay(sentAt)), days, calendar)
}
