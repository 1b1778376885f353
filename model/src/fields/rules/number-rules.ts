// Numbers that authorities give: what they look like, and their check digits where the rule is public.
import type { ErrorCode } from '../problem.ts'
import { type Rule, refusing } from './rule.ts'

const pattern = (code: ErrorCode, accepted: RegExp, tidy: (text: string) => string): Rule => ({
  ...refusing(code, (value) => accepted.test(String(value))),
  tidy,
})

const upperCase = (text: string): string => text.toUpperCase()
const withoutSpaces = (text: string): string => text.replace(/ /g, '')

export const numberRules: { readonly [id: string]: Rule } = {
  // C01X00T47, 12 345/67, AB-1234
  'V-PASSNO': pattern('passport-number', /^[A-Z0-9][A-Z0-9 /-]{2,19}$/, upperCase),
  'V-PLZ': {
    ...refusing('postcode', (value) => /^\d{5}$/.test(String(value)) && value >= '01001' && value <= '99998'),
    tidy: withoutSpaces,
  },
  // The card's serial number Y12345678 (its alphabet avoids vowels), or that of a sticker: D12345678
  'V-EAT': pattern('card-number', /^([0-9CFGHJKLMNPRTVWXYZ]{9}|[A-Z]{0,3}\d{6,9})$/, (text) => upperCase(withoutSpaces(text))),
  // Day of the first registration, running number, check digit whose rule is not public: 190523 00123 4
  'V-AZR': pattern('azr-number', /^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6}$/, withoutSpaces),
  'V-BETR': { ...refusing('employer-number', (value) => isEmployerNumber(String(value))), tidy: withoutSpaces },
}

/** Betriebsnummer of the Bundesagentur für Arbeit, 12345671: the last digit is the sum over weights 1, 2, 1, 2 …, of the digits of each product. */
function isEmployerNumber(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false
  const products = [...text.slice(0, 7)].map((digit, index) => Number(digit) * (1 + (index % 2)))
  const sum = products.reduce((total, product) => total + Math.floor(product / 10) + (product % 10), 0)
  return sum % 10 === Number(text[7])
}
