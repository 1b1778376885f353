// Typed values, by the kind of question that was asked.
import type { Coded } from '@aufenthalt/model'

export type { Coded }

/**
 * The value of each kind. Dates are `YYYY-MM-DD`; partial dates `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `unknown`; money is euros with two decimals;
 * countries are ISO 3166-1 alpha-2 codes and the user-assigned `XS` (stateless), `XU` (unclear), `XK` (Kosovo). A flag is true or absent.
 */
export type ValueOfKind = {
  readonly name: string
  readonly text: string
  readonly 'long-text': string
  readonly date: string
  readonly 'partial-date': string
  readonly 'yes-no': boolean
  readonly flag: true
  readonly integer: number
  readonly money: string
  readonly choice: Coded
  readonly choices: readonly Coded[]
  readonly country: string
  readonly countries: readonly string[]
  readonly email: string
  readonly phone: string
}
