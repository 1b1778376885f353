import { type Answers, checkAnswers, checkDocuments, type Form, type Page } from '@aufenthalt/model'
import type { PageProps } from './page-props.ts'
import type { Step } from './steps.ts'

/** How far a task is. Few words, since more would have to be explained (GOV.UK Design System, task list). */
export type TaskState = 'done' | 'started' | 'open' | 'blocked'

/** One thing to do: a section of the form, a page without one, the documents, the check. `to` is its first step that is not done. */
export type Task = { readonly key: string; readonly to: Step; readonly state: TaskState }

type Known = Pick<PageProps, 'view' | 'work' | 'context' | 'steps' | 'uploads'>
type StepState = { readonly step: Step; readonly state: TaskState }

const isAnswered = ({ fields }: Page, answers: Answers) => fields.some(({ id }) => answers[id] !== undefined)

/** The key of the text that names a task. */
function keyOf({ pages }: Form, step: Step): string {
  if (step.kind !== 'page') return `ui.${step.kind}-title`
  const section = pages.find(({ id }) => id === step.page)?.section
  return section ? `section.${section}.title` : `page.${step.page}.title`
}

/** Does something on a page keep the application from being sent? Asked of many pages, answered once. */
function wrongPages({ view: { form }, work, context }: Known): (page: Page) => boolean {
  const wrong = new Set(checkAnswers(form, work.answers, context).flatMap(({ field, level }) => (level === 'error' ? [field] : [])))
  return ({ fields, notices = [] }) =>
    [...fields, ...fields.flatMap(({ fields = [] }) => fields), ...notices].some(({ id }) => wrong.has(id))
}

/** How far each step is. */
function statesOf(known: Known): readonly StepState[] {
  const { view, work, context, steps, uploads } = known
  const passed = new Set(work.passed)
  const isWrong = wrongPages(known)
  const areDocumentsOpen = checkDocuments(view.form, work.answers, context).some(({ level }) => level === 'error')
  const stateOf = (isBegun: boolean, isOpen: boolean): TaskState => (isBegun ? (isOpen ? 'started' : 'done') : 'open')
  return steps.map((step) => {
    const page = step.kind === 'page' && view.form.pages.find(({ id }) => id === step.page)
    if (page) return { step, state: stateOf(passed.has(page.id) || isAnswered(page, work.answers), isWrong(page)) }
    return { step, state: step.kind === 'documents' ? stateOf(passed.has('documents') || uploads.length > 0, areDocumentsOpen) : 'open' }
  })
}

function together(states: readonly TaskState[]): TaskState {
  const [first = 'open'] = states
  return states.every((state) => state === first) ? first : 'started'
}

/** The tasks of an application. Nothing can be begun before the pre-check is done, and sending comes last. */
export function tasksOf(known: Known): readonly Task[] {
  const states = statesOf(known)
  const byKey = new Map<string, StepState[]>()
  for (const one of states) {
    const key = keyOf(known.view.form, one.step)
    byKey.set(key, [...(byKey.get(key) ?? []), one])
  }
  const areOthersOpen = states.some(({ step, state }) => step.kind !== 'check' && state !== 'done')
  const isPreCheckOpen = states[0]?.state !== 'done'
  return [...byKey].flatMap(([key, own], index): Task[] => {
    const to = (own.find(({ state }) => state !== 'done') ?? own[0])?.step
    if (!to) return []
    const isBlocked = to.kind === 'check' ? areOthersOpen : isPreCheckOpen && index > 0
    return [{ key, to, state: isBlocked ? 'blocked' : together(own.map(({ state }) => state)) }]
  })
}
