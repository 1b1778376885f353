import type { AnswerValue, Field, FieldError, GroupEntry } from '@aufenthalt/model'
import type { RemovedEntry } from '../fields/field-props.ts'
import type { Work } from '../pages/page-props.ts'
import { changeAnswer } from './change-answer.ts'

/** The entries of a group, none where none were made. */
export const entriesIn = ({ answers }: Work, { id }: Field): readonly GroupEntry[] => (answers[id] ?? []) as readonly GroupEntry[]

/** Is this a problem inside of an entry of this group? */
export const isInside = ({ fields = [] }: Field, problem: FieldError) =>
  problem.entry !== undefined && fields.some(({ id }) => id === problem.field)

/** Takes entries as they are now; problems of an entry follow it to its place, `to` tells which, and vanish where there is none. */
function withEntries(work: Work, group: Field, entries: readonly GroupEntry[], to: (index: number) => number | undefined): Work {
  const problems = work.problems.flatMap((problem): FieldError[] => {
    if (!isInside(group, problem)) return [problem]
    const entry = to(problem.entry ?? 0)
    return entry === undefined ? [] : [{ ...problem, entry }]
  })
  return { ...changeAnswer(work, group, entries.length > 0 ? (entries as AnswerValue) : undefined), problems }
}

/** Takes an entry out. */
export const withoutEntry = (work: Work, group: Field, index: number): Work =>
  withEntries(
    work,
    group,
    entriesIn(work, group).filter((_, at) => at !== index),
    (at) => (at === index ? undefined : at > index ? at - 1 : at),
  )

const insert = (entries: readonly GroupEntry[], index: number, entry: GroupEntry) => [
  ...entries.slice(0, index),
  entry,
  ...entries.slice(index),
]

/** Puts an entry in at its place. */
export const withEntry = (work: Work, group: Field, { index, entry }: RemovedEntry): Work =>
  withEntries(work, group, insert(entriesIn(work, group), index, entry), (at) => (at >= index ? at + 1 : at))

/** Groups without the entries in which nothing was entered. */
export function withoutEmptyEntries(work: Work, fields: readonly Field[]): Work {
  return fields.reduce((next, field) => {
    if (field.kind !== 'group') return next
    const empty = entriesIn(next, field).flatMap((entry, index) => (Object.keys(entry).length === 0 ? [index] : []))
    return empty.reverse().reduce((less, index) => withoutEntry(less, field, index), next)
  }, work)
}
