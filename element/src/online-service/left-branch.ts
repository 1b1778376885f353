import { type Answers, droppedAnswers, type Field } from '@aufenthalt/model'
import type { LeftBranch, Work } from '../pages/page-props.ts'
import { changeAnswer } from './change-answer.ts'
import type { Rules } from './work.ts'

/** Watches which answers a change puts out of use, and takes such a change back: the answers are all still there. */
export function createLeftBranch() {
  let settled: Answers = {}
  let left: LeftBranch | undefined
  return {
    /** What the last change has put out of use. */
    current: () => left,
    /** The person has come to another page. */
    begin: ({ answers }: Work) => {
      settled = answers
      left = undefined
    },
    /** An answer is finished. */
    settle: ({ id }: Field, { answers }: Work, { form, context }: Rules) => {
      if (settled[id] === answers[id]) return
      const known = new Set(droppedAnswers(form, settled, context))
      const dropped = droppedAnswers(form, answers, context).filter((other) => !known.has(other))
      left = dropped.length > 0 ? { field: id, before: settled[id], dropped } : undefined
      settled = answers
    },
    /** The work as it was before the change, with the field that was changed. */
    takeBack: (work: Work, { form }: Rules): { readonly work: Work; readonly field: string } | undefined => {
      const field = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === left?.field)
      if (!left || !field) return undefined
      const before = changeAnswer(work, field, left.before)
      settled = before.answers
      left = undefined
      return { work: before, field: field.id }
    },
  }
}
