import type { ConditionContext } from '../conditions/is-visible.ts'

/**
 * A problem with an application. `field` is the id of a field, of a notice that stops or of a declaration, or the code of a document, empty for the whole;
 * `code` is the key of a text `error.<code>`; `entry` is the index inside a group. Never carries the answer.
 */
export type FieldError = {
  readonly field: string
  readonly code: string
  readonly level: 'error' | 'warn'
  readonly entry?: number
  readonly parameters?: { readonly [name: string]: string | number }
}

/**
 * What a check needs besides the answers. `today` is the day in Europe/Berlin, `YYYY-MM-DD`; `documents` are the codes of the documents that are there,
 * one per file; `later` are the codes of those that the person will hand in later.
 */
export type CheckContext = ConditionContext & { readonly documents?: readonly string[]; readonly later?: readonly string[] }
