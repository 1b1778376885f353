import type { Words } from './words.ts'

/** A country's name in the language. Codes that ISO leaves to users (`XS` stateless, `XU` unclear) have texts of their own. */
export function countryName(code: string, list: string, { find, locale }: Words): string {
  return find(`option.${list}.${code}`) ?? new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code
}

/** Countries as a person looks for them: by name, in the order of the language. */
export function countriesByName(codes: readonly string[], list: string, words: Words): readonly (readonly [code: string, name: string])[] {
  const { compare } = new Intl.Collator(words.locale)
  return codes.map((code) => [code, countryName(code, list, words)] as const).sort(([, a], [, b]) => compare(a, b))
}
