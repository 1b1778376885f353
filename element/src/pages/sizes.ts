import type { Words } from '../texts/words.ts'

/** A size as a person reads it: "2,4 MB". */
export function sizeInWords(bytes: number, { locale }: Words): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}
