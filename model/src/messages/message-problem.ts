/**
 * What is wrong with a message: `path` leads to the field by names of the tables and indexes (`items.2.reason`), `code` says why. Never carries the value,
 * nor a name that the sender made up.
 */
export type MessageProblem = { readonly path: string; readonly code: MessageProblemCode }

/** Why a message is refused. */
export type MessageProblemCode =
  | 'type'
  | 'required'
  | 'not-expected'
  | 'unknown-field'
  | 'option'
  | 'too-long'
  | 'too-many'
  | 'letters'
  | 'signs'
  | 'format'
  | 'duplicate'
  | 'too-early'
  | 'does-not-answer'
  | 'not-asked'

/** One problem, as a list, since checks add up. */
export const problem = (path: string, code: MessageProblemCode): MessageProblem[] => [{ path, code }]

/** The path one step further. */
export const under = (path: string, step: string | number): string => (path === '' ? String(step) : `${path}.${step}`)
