import type { Field } from '../fields/field.ts'
import type { Texts } from '../texts/format-text.ts'
import type { Form } from './form.ts'

/** The keys of a form's own texts: those that must be there, and those that may. */
export type TextKeys = { readonly required: readonly string[]; readonly optional: readonly string[] }

/** All text keys of a form. Countries have none: browsers know their names; only the codes X? that ISO leaves to users do. */
export function textKeysOf({ pages, documents, declarations }: Form): TextKeys {
  const notices = pages.flatMap((page) => page.notices ?? [])
  const fields = pages.flatMap((page) => page.fields).flatMap((field) => [field, ...(field.fields ?? [])])
  return {
    required: [
      'service.title',
      ...pages.flatMap(({ id }) => [`page.${id}.title`, `page.${id}.intro`]),
      ...new Set(pages.flatMap(({ section }) => (section ? [`section.${section}.title`] : []))),
      ...fields.flatMap((field) => [`field.${field.id}.label`, ...optionKeys(field)]),
      ...notices.map(({ id }) => `notice.${id}.text`),
      ...documents.map(({ code }) => `document.${code}.label`),
      ...declarations.map(({ id }) => `declaration.${id}.text`),
    ],
    optional: [
      'service.intro',
      ...fields.flatMap((field) => [`field.${field.id}.hint`, ...optionKeys(field).map((key) => `${key}.hint`)]),
      ...notices.map(({ id }) => `notice.${id}.title`),
      ...documents.map(({ code }) => `document.${code}.hint`),
    ],
  }
}

function optionKeys({ id, kind, list = id, options = [] }: Field): string[] {
  const isCountry = kind === 'country' || kind === 'countries'
  return options.filter(({ value }) => !isCountry || /^X[A-Z]$/.test(value)).map(({ value }) => `option.${list}.${value}`)
}

/** All texts of one language for one form: `catalogues` by name, `names` as the form's definition lists them; a later one wins. */
export function mergeTexts(names: readonly string[], catalogues: { readonly [name: string]: Texts }): Texts {
  return Object.assign({}, ...names.map((name) => catalogues[name]))
}
