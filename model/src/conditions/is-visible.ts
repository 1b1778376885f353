import type { Answers, AnswerValue } from '../answers/answers.ts'
import { addDays, addMonths, possibleDays } from '../answers/days.ts'
import type { Condition, ConditionDay, Scalar } from './condition.ts'

/** What conditions are judged by, besides the answers. `today` is the day in Europe/Berlin, `YYYY-MM-DD`. */
export type ConditionContext = { readonly today: string }

type FieldCondition = Extract<Condition, { readonly field: string }>
type AgeCondition = Extract<FieldCondition, { readonly atLeastYears: number } | { readonly youngerThanYears: number }>

/** Does the condition hold? Without a condition everything is visible. `answers` are the relevant ones: hidden fields count as unanswered. */
export function isVisible(condition: Condition | undefined, answers: Answers, context: ConditionContext): boolean {
  if (condition === undefined) return true
  if ('all' in condition) return condition.all.every((part) => isVisible(part, answers, context))
  if ('any' in condition) return condition.any.some((part) => isVisible(part, answers, context))
  if ('not' in condition) return !isVisible(condition.not, answers, context)
  const value = answerTo(condition.field, answers)
  return value !== undefined && holds(condition, value, answers, context)
}

/** Own keys only: an answer set may come from anywhere and have a prototype with names of its own. */
function answerTo(field: string, answers: Answers): AnswerValue | undefined {
  return Object.hasOwn(answers, field) ? answers[field] : undefined
}

function holds(condition: FieldCondition, value: AnswerValue, answers: Answers, context: ConditionContext): boolean {
  if ('answered' in condition) return true
  if ('equals' in condition) return value === condition.equals
  if ('otherThan' in condition) return value !== condition.otherThan
  if ('oneOf' in condition) return [value].flat().some((one) => condition.oneOf.includes(one as Scalar))
  if ('includes' in condition) return Array.isArray(value) && value.includes(condition.includes)
  if ('startsWith' in condition) return typeof value === 'string' && value.startsWith(condition.startsWith)
  if ('before' in condition) return isBefore(value, dayOf(condition.before, answers, context))
  if ('after' in condition) return isBefore(dayOf(condition.after, answers, context), value)
  if ('lessThan' in condition) return numberIn(value) < condition.lessThan
  if ('atLeast' in condition) return numberIn(value) >= condition.atLeast
  return holdsForAge(condition, value, context.today)
}

/** Whole numbers and amounts of money; everything else compares with nothing. */
function numberIn(value: AnswerValue): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
}

/** A person of unknown age counts as born today: protections of minors then stay visible. */
function holdsForAge(condition: AgeCondition, birthDate: AnswerValue, today: string): boolean {
  const lastPossible = possibleDays(birthDate)?.[1] ?? today
  return 'atLeastYears' in condition
    ? isOfAge(lastPossible, condition.atLeastYears, today)
    : !isOfAge(lastPossible, condition.youngerThanYears, today)
}

/** A year of life is complete at the end of the day before the birthday (§ 187 Abs. 2, § 188 Abs. 2 BGB): born on 29 February, on 1 March. */
function isOfAge(birthDay: string, years: number, today: string): boolean {
  const birthday = addMonths(birthDay, years * 12)
  return birthday.slice(8) === birthDay.slice(8) ? birthday <= today : birthday < today
}

function dayOf(day: ConditionDay, answers: Answers, { today }: ConditionContext): AnswerValue | undefined {
  if ('field' in day) return answerTo(day.field, answers)
  if ('todayPlusDays' in day) return addDays(today, day.todayPlusDays)
  return 'day' in day ? day.day : today
}

function isBefore(first: AnswerValue | undefined, second: AnswerValue | undefined): boolean {
  const [, lastOfFirst] = possibleDays(first) ?? []
  const [firstOfSecond] = possibleDays(second) ?? []
  return lastOfFirst !== undefined && firstOfSecond !== undefined && lastOfFirst < firstOfSecond
}
