import { availableOptions } from '../available-options.ts'
import type { Field } from '../field.ts'
import type { Problem } from '../problem.ts'
import type { Scope } from '../scope.ts'
import type { Kind } from './kind.ts'

export const yesNo: Kind = {
  most: 1,
  normalise: (raw) => (typeof raw === 'boolean' ? raw : undefined),
  check: () => undefined,
}

export const choice: Kind = {
  most: 1,
  normalise: (raw) => (typeof raw === 'string' ? raw.trim() || undefined : undefined),
  check: (value, field, scope) => checkChosen([String(value)], field, scope),
}

export const choices: Kind = {
  most: 20,
  normalise: (raw, { maxEntries = choices.most }) => {
    if (!Array.isArray(raw) || raw.length === 0 || raw.length > maxEntries) return undefined
    const values = [...new Set<unknown>(raw)]
    return values.every((value) => typeof value === 'string') ? values : undefined
  },
  check: (value, field, scope) => checkChosen(value as readonly string[], field, scope),
}

function checkChosen(values: readonly string[], field: Field, { answers, context }: Scope): Problem | undefined {
  const available = new Set(availableOptions(field, answers, context).map(({ value }) => value))
  return values.every((value) => available.has(value)) ? undefined : { code: 'option' }
}
