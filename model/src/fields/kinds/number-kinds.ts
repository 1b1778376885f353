import { normaliseInteger, normaliseMoney } from './amounts.ts'
import type { Kind } from './kind.ts'

const mostEuros = 99_999_999.99

const typed = (raw: unknown): raw is number | string => typeof raw === 'number' || (typeof raw === 'string' && raw.trim() !== '')

export const integer: Kind = {
  most: 15,
  normalise: (raw) => (typed(raw) ? normaliseInteger(raw) : undefined),
  check: (value, { min = 0, max = Number.MAX_SAFE_INTEGER }) => {
    if (typeof value !== 'number') return { code: 'integer' }
    if (value < min) return { code: 'min', parameters: { min } }
    return value > max ? { code: 'max', parameters: { max } } : undefined
  },
}

export const money: Kind = {
  most: 15,
  normalise: (raw) => (typed(raw) ? normaliseMoney(raw) : undefined),
  check: (value, { min = 0, max = mostEuros }) => {
    if (!/^\d+\.\d\d$/.test(String(value))) return { code: 'money' }
    if (Number(value) < min) return { code: 'min', parameters: { min } }
    return Number(value) > max ? { code: 'max', parameters: { max } } : undefined
  },
}
