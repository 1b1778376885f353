/** Names of countries in one language. */
export type Countries = {
  readonly nameOf: (code: string, list: string) => string
  /** Countries as a person looks for them: by name, in the order of the language. */
  readonly byName: (codes: readonly string[], list: string) => readonly (readonly [code: string, name: string])[]
}

/** Makes the names of countries. Codes that ISO leaves to users (`XS` stateless, `XU` unclear) have texts of their own, which `find` finds. */
export function countriesIn(locale: string, find: (key: string) => string | undefined): Countries {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const { compare } = new Intl.Collator(locale)
  const nameOf = (code: string, list: string) => find(`option.${list}.${code}`) ?? names.of(code) ?? code
  // A page is rendered at every key; 250 names are sorted once.
  const sorted = new Map<string, ReturnType<Countries['byName']>>()
  return {
    nameOf,
    byName: (codes, list) => {
      const key = `${list} ${codes.join()}`
      const known = sorted.get(key) ?? codes.map((code) => [code, nameOf(code, list)] as const).sort(([, a], [, b]) => compare(a, b))
      sorted.set(key, known)
      return known
    },
  }
}
