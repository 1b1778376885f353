import type { AnswerValue } from '../answers/answers.ts'
import type { Field } from './field.ts'
import { kinds } from './kinds/kinds.ts'
import { rules } from './rules/rules.ts'

/**
 * What was typed, chosen or sent, in the form in which it is kept: letters in NFC, `4.500,5` as `4500.50`.
 * @returns undefined when nothing was answered, and when the kind of field can not have such an answer
 */
export function normaliseAnswer(field: Field, raw: unknown): AnswerValue | undefined {
  const value = kinds[field.kind].normalise(raw, field)
  if (typeof value !== 'string') return value
  return (field.rules ?? []).reduce((text, { rule }) => rules[rule]?.tidy?.(text) ?? text, value) || undefined
}

/** Is this no answer at all, rather than one of a wrong type? */
export function isUnanswered(raw: unknown): boolean {
  return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '') || (Array.isArray(raw) && raw.length === 0)
}

/** Most characters that a field takes, for its counter and its control. */
export function maxLengthOf(field: Field): number {
  return field.maxLength ?? kinds[field.kind].most
}

/** Most values that a field of several choices takes, or entries of a group. */
export function maxEntriesOf(field: Field): number {
  return field.maxEntries ?? kinds[field.kind].most
}
