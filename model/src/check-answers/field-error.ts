import type { ConditionContext } from '../conditions/is-visible.ts'

/**
 * A problem with an application. `field` is the id of a field, the code of a document or the id of a declaration, empty for the whole; `code` is the key
 * of a text `error.<code>`; `entry` is the index inside a group. Never carries the answer.
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
 * one per file; `reasonDocumentsMissing`: the person has said why a hard one is not.
 */
export type CheckContext = ConditionContext & { readonly reasonDocumentsMissing?: boolean; readonly documents?: readonly string[] }
