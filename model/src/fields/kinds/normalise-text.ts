// Tidies what keyboards, word processors and copied text put between the letters, before characters are checked against DIN 91379.

const replacements: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Invisible: soft hyphens, marks of direction, zero-width spaces.
  [/\p{Cf}/gu, ''],
  // Typographic apostrophes and the modifier letters of transliterations; data type A knows U+2019.
  [/[\u02bb\u02bc\u2018\u201a\u201b\u2032]/g, '\u2019'],
  [/[\u201c-\u201f\u2033]/g, '"'],
  // Dashes, the minus sign, and the bullet of lists.
  [/[\u2010-\u2015\u2022\u2212]/g, '-'],
  [/\u2026/g, '...'],
]

/** One line: NFC, no space at the ends, no two spaces in a row. */
export function normaliseLine(text: string): string {
  return tidy(text).replace(/\s+/g, ' ').trim().normalize()
}

/** Several lines: as `normaliseLine`, but line breaks stay, written as `\n`, and so do spaces inside a line. */
export function normaliseLines(text: string): string {
  return tidy(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]/g, ' ')
    .replace(/ +$/gm, '')
    .trim()
    .normalize()
}

/** Arabic and Persian keyboards write digits of their own. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

function tidy(text: string): string {
  return replacements.reduce((tidied, [pattern, replacement]) => tidied.replace(pattern, replacement), westernDigits(text.normalize()))
}
