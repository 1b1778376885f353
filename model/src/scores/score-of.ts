import type { Answers } from '../answers/answers.ts'
import { type ConditionContext, isVisible } from '../conditions/is-visible.ts'
import type { Form, Notice } from '../form/form.ts'
import type { TextParameters } from '../texts/format-text.ts'

/** The points of a score after these answers (the relevant ones); undefined when the form has no such score. */
export function scoreOf(form: Form, id: string, answers: Answers, context: ConditionContext): number | undefined {
  const score = form.scores?.find((one) => one.id === id)
  if (!score) return undefined
  const best = new Map<string, number>()
  let points = 0
  for (const row of score.rows) {
    if (!isVisible(row.when, answers, context)) continue
    if (row.best === undefined) points += row.points
    else best.set(row.best, Math.max(row.points, best.get(row.best) ?? row.points))
  }
  return [...best.values()].reduce((sum, one) => sum + one, points)
}

/** What fills the places of a notice's text: `{points}` that there are and `{atLeast}` that are needed. */
export function noticeParameters(form: Form, { score: id }: Notice, answers: Answers, context: ConditionContext): TextParameters {
  const score = form.scores?.find((one) => one.id === id)
  return score ? { points: scoreOf(form, score.id, answers, context) ?? 0, atLeast: score.atLeast } : {}
}
