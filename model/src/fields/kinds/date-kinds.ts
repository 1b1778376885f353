import { isDay, possibleDays } from '../../answers/days.ts'
import type { Kind } from './kind.ts'
import { westernDigits } from './normalise-text.ts'

const date = (isKnown: (text: string) => boolean, mayBeUnknown: boolean): Kind => ({
  most: 10,
  normalise: (raw) => (typeof raw === 'string' ? westernDigits(raw).trim() || undefined : undefined),
  check: (value) => {
    const said = String(value)
    if (mayBeUnknown && said === 'unknown') return undefined
    if (!isKnown(said)) return { code: 'date' }
    return said < '1900' || said >= '2200' ? { code: 'date-range' } : undefined
  },
})

export const day = date(isDay, false)
export const partialDate = date((text) => possibleDays(text) !== undefined, true)
