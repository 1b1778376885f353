import { type AnswerValue, type Field, type GroupEntry, normaliseAnswer } from '@aufenthalt/model'
import { tidyDate } from './partial-date.ts'

/** An answer as controls leave it, brought into the form in which it is kept; undefined when there is none. */
export function tidyAnswer(field: Field, value: AnswerValue | undefined): AnswerValue | undefined {
  return normaliseAnswer(field, field.kind === 'group' ? tidyEntries(field, value) : tidyValue(field, value))
}

function tidyValue({ kind }: Field, value: AnswerValue | undefined): AnswerValue | undefined {
  if (kind === 'date' || kind === 'partial-date') return tidyDate(String(value ?? ''))
  return Array.isArray(value) ? value.filter((entry) => entry !== '') : value
}

const tidyEntries = ({ fields = [] }: Field, value: AnswerValue | undefined): readonly GroupEntry[] =>
  ((value ?? []) as readonly GroupEntry[]).map((entry) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const tidied = tidyAnswer(field, entry[field.id])
        return tidied === undefined ? [] : [[field.id, tidied]]
      }),
    ),
  )
