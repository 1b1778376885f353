// Rules on the periods in the entries of a group. An entry without an end goes on; what is partly known counts in the person's favour.
import type { AnswerValue, GroupEntry } from '../../answers/answers.ts'
import { addDays, addMonths, possibleDays } from '../../answers/days.ts'
import type { Field } from '../field.ts'
import type { Rule } from './rule.ts'

/** First and last day of a period, both inclusive. */
type Period = readonly [first: string, last: string]

const beginning = '1000-01-01'
const ever = '9999-12-31'

/** The field of an entry that says when its period begins or ends. */
export function periodField(group: Field, name: 'from' | 'to'): Field | undefined {
  return group.fields?.find(({ id, path }) => path === name || id.endsWith(`.${name}`))
}

/** From-to of every entry that says when it began: the longest that it may have been, or the shortest. */
function periodsOf(group: Field, value: AnswerValue, length: 'longest' | 'shortest'): Period[] {
  const [from = '', to = ''] = [periodField(group, 'from')?.id, periodField(group, 'to')?.id]
  const isLongest = length === 'longest'
  const entries: readonly GroupEntry[] = Array.isArray(value) ? value : []
  return entries.flatMap((entry): Period[] => {
    const begin = possibleDays(entry[from])
    const end = possibleDays(entry[to])
    if (!begin || (!end && entry[to] !== undefined && !isLongest)) return []
    const period: Period = [begin[isLongest ? 0 : 1], end?.[isLongest ? 1 : 0] ?? ever]
    return period[0] <= period[1] ? [period] : []
  })
}

const inOrder = (periods: readonly Period[]): Period[] => periods.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))

/** Who leaves and returns on one day has no overlap. */
function haveOverlap(periods: readonly Period[]): boolean {
  let last = beginning
  return inOrder(periods).some(([from, to]) => {
    const overlaps = from < last
    if (to > last) last = to
    return overlaps
  })
}

/** Months of all periods inside the window; two jobs at the same time count once. */
function monthsWithin(periods: readonly Period[], [first, last]: Period): number {
  let covered = first
  let months = 0
  for (const [from, to] of inOrder(periods)) {
    if (from > covered) covered = from
    const end = addDays(to < last ? to : last, 1)
    if (end > covered) {
      months += monthsBetween(covered, end)
      covered = end
    }
  }
  return months
}

/** Whole months, and of the last one the part that its days are. */
function monthsBetween(begin: string, end: string): number {
  const [fromYear = 0, fromMonth = 0] = begin.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = end.split('-').map(Number)
  const upper = (toYear - fromYear) * 12 + toMonth - fromMonth
  const whole = addMonths(begin, upper) > end ? upper - 1 : upper
  const [first = 0, last = 0] = [whole, whole + 1].map((months) => Date.parse(addMonths(begin, months)))
  return whole + (Date.parse(end) - first) / (last - first)
}

export const periodRules: { readonly [id: string]: Rule } = {
  'V-NO-OVERLAP': {
    check: (value, _rule, _scope, group) => (haveOverlap(periodsOf(group, value, 'shortest')) ? { code: 'overlap' } : undefined),
  },
  // 24 months within 5 years, § 6 BeschV; 36 within 7, § 18g Abs. 2 AufenthG
  'V-MONTHS': {
    check: (value, { atLeast = 0, withinYears = 0 }, { context: { today } }, group) => {
      const window: Period = [addMonths(today, -12 * withinYears), today]
      return monthsWithin(periodsOf(group, value, 'longest'), window) < atLeast - 0.001
        ? { code: 'months', parameters: { months: atLeast, years: withinYears } }
        : undefined
    },
  },
}
