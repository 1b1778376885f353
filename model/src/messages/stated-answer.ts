/** A code of a code list and, beside it, what it means in German (XÖV handbook, code data types: `code` and `name`). */
export type Coded = { readonly code: string; readonly name?: string }

/** An answer outside its form: it travels with its id, its German label and its typed value. */
export type StatedAnswer = { readonly id: string; readonly label: string } & StatedValue

/** The kinds of question, with their values; codes carry their German name, a group holds answers again. */
export type StatedValue =
  | {
      readonly kind: 'name' | 'text' | 'long-text' | 'date' | 'partial-date' | 'money' | 'country' | 'email' | 'phone'
      readonly value: string
    }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'choice'; readonly value: Coded }
  | { readonly kind: 'choices'; readonly value: readonly Coded[] }
  | { readonly kind: 'countries'; readonly value: readonly string[] }
  | { readonly kind: 'group'; readonly value: readonly (readonly StatedAnswer[])[] }
