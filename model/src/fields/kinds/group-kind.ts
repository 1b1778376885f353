import type { GroupEntry } from '../../answers/answers.ts'
import type { Kind } from './kind.ts'

/** A repeated group. Its entries are read and checked by `check-answers`, field by field. */
export const group: Kind = {
  most: 200,
  normalise: (raw, { maxEntries = group.most }) => {
    if (!Array.isArray(raw) || raw.length === 0 || raw.length > maxEntries) return undefined
    const entries: readonly unknown[] = [...raw]
    return entries.every(isEntry) ? entries : undefined
  },
  check: () => undefined,
}

const isEntry = (entry: unknown): entry is GroupEntry => typeof entry === 'object' && entry !== null && !Array.isArray(entry)
