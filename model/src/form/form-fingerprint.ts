import type { Texts } from '../texts/format-text.ts'
import type { Form } from './form.ts'
import { textKeysOf } from './form-texts.ts'

/** What the hash of a published form is taken over: the resolved form and its own German texts, as JSON with sorted keys. */
export function formFingerprint(form: Form, germanTexts: Texts): string {
  const { required, optional } = textKeysOf(form)
  const texts = Object.fromEntries([...required, ...optional].map((key) => [key, germanTexts[key]]))
  return JSON.stringify({ form, texts }, withSortedKeys)
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
