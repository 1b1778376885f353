import { checkPage, type Field, type FieldError } from '@aufenthalt/model'
import { controlId, type EntryActions, type OpenGroup } from '../fields/field-props.ts'
import { tidyAnswer } from '../fields/tidy-answer.ts'
import type { Work } from '../pages/page-props.ts'
import { changeAnswer } from './change-answer.ts'
import { entriesIn, isInside, withEntry, withoutEntry } from './entries.ts'
import type { Rules } from './work.ts'

/** What the entries of groups need of the journey. */
export type EntriesDeps = {
  readonly work: () => Work
  readonly rules: () => Rules
  /** Takes what was changed, and moves the focus to a control. */
  readonly take: (work: Work, opened: OpenGroup | undefined, control: string) => void
  readonly opened: () => OpenGroup | undefined
}

/** Checks one entry: its problems come, those of others stay as they were. */
function checkEntry(work: Work, group: Field, index: number, rules: Rules): Work {
  const page = rules.form.pages.find(({ fields }) => fields.some(({ id }) => id === group.id))
  if (!page) return work
  const isOwn = (problem: FieldError) => isInside(group, problem) && problem.entry === index
  const tidied = changeAnswer(work, group, tidyAnswer(group, work.answers[group.id]))
  const found = checkPage(page, rules.form, tidied.answers, rules.context).filter(isOwn)
  return { ...tidied, problems: [...work.problems.filter((problem) => !isOwn(problem)), ...found] }
}

/** Makes what can be done with the entries of groups: one is open at a time, and what was taken out can be put back. */
export function createEntryActions({ work, rules, take, opened }: EntriesDeps): EntryActions {
  const first = ({ fields = [] }: Field, index: number) => controlId(fields[0]?.id ?? '', index)
  const cardOf = ({ id }: Field, index: number) => `${controlId(id)}-entry-${index}`
  return {
    add: (group) => {
      const index = entriesIn(work(), group).length
      take(withEntry(work(), group, { index, entry: {} }), { field: group.id, open: index }, first(group, index))
    },
    open: (group, index) => take(work(), { field: group.id, open: index }, first(group, index)),
    close: (group, index) => {
      const checked = checkEntry(work(), group, index, rules())
      const [problem] = checked.problems.filter((one) => isInside(group, one) && one.entry === index && one.level === 'error')
      if (problem) take(checked, opened(), controlId(problem.field, index))
      else take(checked, undefined, controlId(group.id))
    },
    remove: (group, index) => {
      const entry = entriesIn(work(), group)[index]
      if (!entry) return
      const isEmpty = Object.keys(entry).length === 0
      const removed = isEmpty ? undefined : { field: group.id, removed: { index, entry } }
      take(withoutEntry(work(), group, index), removed, isEmpty ? controlId(group.id) : `${controlId(group.id)}-undo`)
    },
    restore: (group) => {
      const removed = opened()?.removed
      if (removed) take(withEntry(work(), group, removed), undefined, cardOf(group, removed.index))
    },
  }
}
