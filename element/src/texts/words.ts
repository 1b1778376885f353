import { formatText, type Texts } from '@aufenthalt/model'
import { type Countries, countriesIn } from './countries.ts'
import { localeOf } from './language.ts'
import type { UiKey } from './ui-keys.ts'

type Parameters = { readonly [name: string]: string | number }

/** The texts of one language, ready to be said. */
export type Words = {
  readonly language: string
  /** How dates and numbers are written in this language. */
  readonly locale: string
  readonly countries: Countries
  /** A text of the form: labels, options, errors. */
  readonly text: (key: string, parameters?: Parameters) => string
  /** A text that not every form has, such as a hint. */
  readonly find: (key: string, parameters?: Parameters) => string | undefined
  /** A text of the element itself. */
  readonly ui: (key: UiKey, parameters?: Parameters) => string
}

/** Makes texts sayable. */
export function wordsOf(texts: Texts, language: string): Words {
  const text = (key: string, parameters?: Parameters) => formatText(texts, key, parameters)
  const find = (key: string, parameters?: Parameters) => (texts[key] ? text(key, parameters) : undefined)
  const locale = localeOf(language)
  return {
    language,
    locale,
    countries: countriesIn(locale, find),
    text,
    find,
    ui: (key, parameters) => text(`ui.${key}`, parameters),
  }
}
