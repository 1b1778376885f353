// The vocabulary of the message tables: what a field of a message may be. Types, checks and test data follow from the same table.
import type { Coded, StatedAnswer } from './stated-answer.ts'

/**
 * What a text is: `text` several lines of DIN 91379 data type C, `line` one line of data type B, `label` one line from our own texts or a file name;
 * `id` a short key, `uuid` in lower case, `reference` a Vorgangsnummer, `ags` eight digits, `day` `YYYY-MM-DD`, `time` `HH:MM` in Germany,
 * `instant` UTC with milliseconds, `money` euros with two decimals, `sha256` in lower-case hex, `iban` without spaces.
 */
export type TextKind =
  | 'text'
  | 'line'
  | 'label'
  | 'id'
  | 'uuid'
  | 'reference'
  | 'ags'
  | 'day'
  | 'time'
  | 'instant'
  | 'money'
  | 'sha256'
  | 'iban'

/** Fields of a record by name. */
export type Fields = { readonly [name: string]: Field }

/** A field of a message; `most` counts UTF-16 units, entries or is the largest number. */
export type Shape =
  | { readonly kind: TextKind; readonly most: number }
  | { readonly kind: 'integer'; readonly most: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'coded' }
  | { readonly kind: 'stated' }
  | { readonly kind: 'list'; readonly of: Shape; readonly most: number; readonly key?: string }
  | { readonly kind: 'record'; readonly fields: Fields; readonly someOf?: readonly string[] }

/**
 * When a field is there: `may` it be missing, or does another field of the record decide: `exactly` where that has one of the values, `at-least` there
 * (demanded there, allowed elsewhere), `at-most` there (refused elsewhere).
 */
export type Presence =
  | { readonly rule: 'may' }
  | { readonly rule: 'exactly' | 'at-least' | 'at-most'; readonly field: string; readonly is: readonly string[] }

/** A shape as a field of a record; without a presence it is always there. */
export type Field = { readonly shape: Shape; readonly presence?: Presence }

type Leaves = { readonly integer: number; readonly coded: Coded; readonly stated: StatedAnswer }

/** The value that a shape describes. */
export type ValueOf<S> = S extends { readonly kind: 'list'; readonly of: infer Item }
  ? readonly ValueOf<Item>[]
  : S extends { readonly kind: 'record'; readonly fields: infer F }
    ? RecordOf<F>
    : S extends { readonly kind: 'one-of'; readonly values: readonly (infer Value)[] }
      ? Value
      : S extends { readonly kind: keyof Leaves }
        ? Leaves[S['kind']]
        : string

type Flat<T> = { readonly [Name in keyof T]: T[Name] }

/** The structure that a table of fields describes. */
export type RecordOf<F> = Flat<
  {
    readonly [Name in keyof F as F[Name] extends { readonly presence: Presence } ? never : Name]: F[Name] extends {
      readonly shape: infer S
    }
      ? ValueOf<S>
      : never
  } & {
    readonly [Name in keyof F as F[Name] extends { readonly presence: Presence } ? Name : never]?: F[Name] extends {
      readonly shape: infer S
    }
      ? ValueOf<S>
      : never
  }
>

// The tables are data and nothing is called to make them, so that a bundler leaves them out of pages that know no messages.

/** A field that may be missing. */
export const optional = { rule: 'may' } as const

/** Several lines in a person's or a case worker's own words. */
export const freeText = { kind: 'text', most: 4000 } as const

/** One line. */
export const line = { kind: 'line', most: 255 } as const

/** One line from our own texts, or the name of a file. */
export const label = { kind: 'label', most: 255 } as const

/** A key of ours. */
export const id = { kind: 'id', most: 60 } as const

/** The id of a message or an attachment. */
export const uuid = { kind: 'uuid', most: 36 } as const

/** A day of the calendar. */
export const day = { kind: 'day', most: 10 } as const

/** A code with its German name. */
export const coded = { kind: 'coded' } as const
