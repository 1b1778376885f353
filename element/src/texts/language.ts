/** Languages that are written from right to left, among those that a form can have. */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** The direction in which a language is written. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr')

/** A language's name in that language: "Deutsch", "English". */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** How dates and numbers are written in a language here: English readers in Europe expect "24 November 2026", not "November 24". */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)
