import type { Problem } from '../problem.ts'
import type { Kind } from './kind.ts'
import { type DataType, refusedCharacter } from './letters.ts'
import { normaliseLine, normaliseLines } from './normalise-text.ts'

type Text = {
  readonly type: DataType
  readonly most: number
  readonly normalise?: (text: string) => string
  readonly pattern?: TextPattern
}
type TextPattern = { readonly accepts: RegExp; readonly otherwise: Problem }

/** A kind whose answers are texts. Far too long ones are left as they are: NFC takes the square of their length where marks pile up. */
const text = ({ type, most, normalise = normaliseLine, pattern }: Text): Kind => ({
  most,
  normalise: (raw, { maxLength = most }) => {
    if (typeof raw !== 'string') return undefined
    return (raw.length > 4 * maxLength ? raw : normalise(raw)) || undefined
  },
  check: (value, { maxLength: max = most }) => {
    const said = String(value)
    if (said.length > max) return { code: 'too-long', parameters: { max } }
    return refusedCharacter(said, type) ?? (pattern?.accepts.test(said) === false ? pattern.otherwise : undefined)
  },
})

/** An address as RFC 5321 writes it without quotes: mina.muster@example.org */
const email: TextPattern = {
  accepts: /^(?=.{3,64}@|.{1,2}@)[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/i,
  otherwise: { code: 'email' },
}

/** ITU E.123 and E.164, at most 15 digits: +49 (0)30 123-456, 030/123456 */
const phone: TextPattern = { accepts: /^\+?(?:[ ()./-]*\d){5,15}$/, otherwise: { code: 'phone' } }

export const name = text({ type: 'A', most: 120 })
export const line = text({ type: 'B', most: 255 })
export const longText = text({ type: 'C', most: 4000, normalise: normaliseLines })
export const emailAddress = text({ type: 'B', most: 254, pattern: email })
export const phoneNumber = text({ type: 'B', most: 40, pattern: phone })
