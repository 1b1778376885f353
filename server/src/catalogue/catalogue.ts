import type { Form, Texts } from '@aufenthalt/model'
import type { DestatisKeys } from '@aufenthalt/xauslaender'

/** All online services in all their versions, resolved and checked, in memory. */
export type Catalogue = {
  /** Languages in which every form can be filled in; German, which is binding, is one of them. */
  readonly languages: readonly string[]
  readonly findForm: (service: string, version: string) => Form | undefined
  /** The version that is to be filled in on this day (YYYY-MM-DD, Europe/Berlin). */
  readonly findCurrentForm: (service: string, day: string) => Form | undefined
  /** All texts of one form in one language. */
  readonly getTexts: (form: Form, language: string) => Texts
  /** Keys of states where the tables have them and say of which version of the list they are. */
  readonly destatis: DestatisKeys | undefined
}

/** A form with its texts by language. */
export type CatalogueEntry = { readonly form: Form; readonly texts: { readonly [language: string]: Texts } }

/** Makes the catalogue of these forms. */
export function createCatalogue(languages: readonly string[], entries: readonly CatalogueEntry[], destatis?: DestatisKeys): Catalogue {
  const newestFirst = entries.toSorted((a, b) => (a.form.effectiveFrom < b.form.effectiveFrom ? 1 : -1))
  const findEntry = (service: string, version: string) =>
    newestFirst.find(({ form }) => form.service === service && form.version === version)
  return {
    languages,
    destatis,
    findForm: (service, version) => findEntry(service, version)?.form,
    findCurrentForm: (service, day) => newestFirst.find(({ form }) => form.service === service && form.effectiveFrom <= day)?.form,
    getTexts: ({ service, version }, language) => {
      const texts = findEntry(service, version)?.texts[language]
      if (!texts) throw new Error(`No texts for ${service} ${version} in ${language}`)
      return texts
    },
  }
}
