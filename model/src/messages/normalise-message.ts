import { normaliseLine, normaliseLines } from '../fields/kinds/normalise-text.ts'
import { isMessageKind, messageTables } from './case-message.ts'
import { isPlain } from './check-stated.ts'
import type { Fields, Shape } from './shape.ts'

const tidy: { readonly [kind: string]: (text: string) => string } = { text: normaliseLines, line: normaliseLine }

/**
 * A message as it is kept: its own words without typographic quotes and invisible characters, in NFC, as in answers to a form. What is no message comes
 * back as it is, for `checkMessage` to refuse.
 */
export function normaliseMessage(value: unknown): unknown {
  if (!isPlain(value) || !isMessageKind(value['kind'])) return value
  const { head, fields } = messageTables[value['kind']]
  return normalisedRecord({ ...head, ...fields }, value)
}

function normalised(shape: Shape, value: unknown): unknown {
  // NFC takes the square of the length where marks pile up.
  if (typeof value === 'string') return 'most' in shape && value.length <= 4 * shape.most ? (tidy[shape.kind]?.(value) ?? value) : value
  if (shape.kind === 'list' && Array.isArray(value)) return value.map((item) => normalised(shape.of, item))
  return shape.kind === 'record' && isPlain(value) ? normalisedRecord(shape.fields, value) : value
}

const normalisedRecord = (fields: Fields, value: { readonly [name: string]: unknown }): unknown =>
  Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      Object.hasOwn(fields, name) ? normalised(fields[name]?.shape as Shape, part) : part,
    ]),
  )
