/** Everything that can be wrong with an application; each code has a text `error.<code>`. */
export const errorCodes = [
  'type',
  'required',
  'option',
  'too-many',
  'unknown-field',
  'too-long',
  'letters',
  'signs',
  'email',
  'phone',
  'date',
  'date-range',
  'future',
  'past',
  'not-after',
  'not-after-or-same',
  'not-different',
  'too-young',
  'overlap',
  'months',
  'integer',
  'money',
  'min',
  'max',
  'postcode',
  'passport-number',
  'card-number',
  'azr-number',
  'employer-number',
  'below-yearly',
  'below-monthly',
  'stopped',
  'document-required',
  'document-unknown',
  'declaration-required',
  'declaration-unknown',
] as const

/** Code of a problem, the key of its text. */
export type ErrorCode = (typeof errorCodes)[number]

/** What is wrong with a value. Parameters fill places of the text and never carry the value. */
export type Problem = { readonly code: ErrorCode; readonly parameters?: { readonly [name: string]: string | number } }
