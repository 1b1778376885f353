import { isDeepStrictEqual } from 'node:util'
import type { Field, Form } from '@aufenthalt/model'

const fieldsById = (form: Form | undefined): ReadonlyMap<string, Field> =>
  new Map(form?.pages.flatMap(({ fields }) => fields).map((field) => [field.id, field]))

/** Ids of questions that are new, gone or different in the later of two versions, in the order of the forms. */
export function changedFields(before: Form | undefined, after: Form): string[] {
  const [old, current] = [fieldsById(before), fieldsById(after)]
  const ids = [...new Set([...current.keys(), ...old.keys()])]
  return ids.filter((id) => !isDeepStrictEqual(old.get(id), current.get(id)))
}
