import type { Texts } from '../texts/format-text.ts'
import type { Form } from './form.ts'
import { textKeysOf } from './form-texts.ts'

/** Texts that any page may need: `ui.continue`, `error.required`. */
const everywhere = /^(ui|error|service)\./

/** Of these, those that only documents, check, submission and receipt need: `ui.upload-size`, `ui.pdf.page`. */
const atTheEnd =
  /^ui\.(calendar|code|declarations|documents|fee|join|mail|merged|pdf|photo|proof|receipt|refused|reminder|reuse|save-pdf|status|submit|unresolved|upload|version-changed|warnings)/

/**
 * What a person needs of a form until they have answered its first page: that page, the documents that nobody can do without, and whether they must be
 * told of § 54 Abs. 2 Nr. 8 AufenthG. The whole is several times as large and may follow.
 */
export function beginningOf({ scores: _, ...form }: Form, texts: Texts): { readonly form: Form; readonly texts: Texts } {
  const beginning: Form = {
    ...form,
    pages: form.pages.slice(0, 1),
    documents: form.documents.filter(({ policy }) => policy === 'hard'),
    declarations: form.declarations.filter(({ id }) => id === 'decl.54'),
    fees: [],
  }
  const { required, optional } = textKeysOf({ ...beginning, declarations: [] })
  const keys = new Set([...required, ...optional])
  const needed = Object.entries(texts).filter(([key]) => keys.has(key) || (everywhere.test(key) && !atTheEnd.test(key)))
  return { form: beginning, texts: Object.fromEntries(needed) }
}
