import { westernDigits } from './normalise-text.ts'

/** A whole number from what was typed; what is none stays text, for the check to find. */
export function normaliseInteger(raw: number | string): number | string {
  const text = westernDigits(String(raw)).trim()
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text
}

/** Digits with or without one kind of separator between groups of three, then at most two decimals: `4.500,00`, `4,500`, `4500.5`. */
const amount = /^(\d+|[1-9]\d{0,2}(?:([.,'’])\d{3})(?:\2\d{3})*)(?:([.,])(\d{1,2}))?$/

/** Euros with two decimals from what was typed, German or English: `4.500,5 €` -> `4500.50`. What is no amount stays text, for the check to find. */
export function normaliseMoney(raw: number | string): string {
  const text = westernDigits(String(raw)).replace(/€|EUR|\s/g, '')
  const [, whole, groupSign, decimalSign, decimals = ''] = amount.exec(text) ?? []
  if (whole === undefined || (groupSign !== undefined && groupSign === decimalSign)) return text
  return `${whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '')}.${decimals.padEnd(2, '0')}`
}
