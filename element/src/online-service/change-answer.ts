import type { AnswerValue, Field } from '@aufenthalt/model'
import type { Work } from '../pages/page-props.ts'

/** Nothing entered yet. */
export const noWork: Work = { answers: {}, problems: [], declared: [] }

/** Takes an answer as the control has it, or takes it back. */
export function changeAnswer(work: Work, { id }: Field, value: AnswerValue | undefined): Work {
  const { [id]: _, ...others } = work.answers
  return { ...work, answers: value === undefined ? others : { ...others, [id]: value } }
}
