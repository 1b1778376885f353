import {
  type CheckContext,
  checkAnswers,
  checkDeclarations,
  checkDocuments,
  checkPage,
  type Field,
  type FieldError,
  type Form,
  type Page,
} from '@aufenthalt/model'
import type { Upload } from '../documents/upload.ts'
import type { OpenGroup } from '../fields/field-props.ts'
import { tidyAnswer } from '../fields/tidy-answer.ts'
import type { Work } from '../pages/page-props.ts'
import type { Place, Step } from '../pages/steps.ts'
import { changeAnswer } from './change-answer.ts'
import { withoutEmptyEntries } from './entries.ts'

/** What answers are checked against. */
export type Rules = { readonly form: Form; readonly context: CheckContext }

/** Ids of what a page can have problems with: its fields, those of entries, its notices. */
const idsOf = ({ fields, notices = [] }: Pick<Page, 'fields' | 'notices'>) =>
  new Set([...fields.flatMap((field) => [field.id, ...(field.fields ?? []).map(({ id }) => id)]), ...notices.map(({ id }) => id)])

/** Tidies an answer that the person has finished, explains what looks odd, and takes back an error that is solved. New errors wait for "continue". */
export function settleAnswer(work: Work, field: Field, { form, context }: Rules): Work {
  const page = form.pages.find(({ fields }) => fields.includes(field))
  const settled = changeAnswer(work, field, tidyAnswer(field, work.answers[field.id]))
  if (!page) return settled
  const own = idsOf({ fields: [field] })
  const isKnown = (problem: FieldError) =>
    work.problems.some(({ field: id, code, entry }) => id === problem.field && code === problem.code && entry === problem.entry)
  const found = checkPage(page, form, settled.answers, context).filter(
    (problem) => own.has(problem.field) && (problem.level === 'warn' || isKnown(problem)),
  )
  return { ...settled, problems: [...work.problems.filter(({ field: id }) => !own.has(id)), ...found] }
}

/** Tidies and checks a page. */
export function checkQuestions(work: Work, page: Page, { form, context }: Rules): Work {
  const filled = withoutEmptyEntries(work, page.fields)
  const tidied = page.fields.reduce((tidy, field) => changeAnswer(tidy, field, tidyAnswer(field, tidy.answers[field.id])), filled)
  const ids = idsOf(page)
  return {
    ...tidied,
    problems: [...filled.problems.filter(({ field }) => !ids.has(field)), ...checkPage(page, form, tidied.answers, context)],
  }
}

const nameOf = (step: Step) => (step.kind === 'page' ? step.page : step.kind)

/** Notes that a step was gone through without an error. */
export const pass = (work: Work, step: Step): Work => ({ ...work, passed: [...new Set([...(work.passed ?? []), nameOf(step)])] })

/** What is wrong with the documents: one is missing, or one is not kept by the platform (yet). */
function documentProblems({ answers }: Work, uploads: readonly Upload[], { form, context }: Rules): FieldError[] {
  const open = new Set(uploads.filter(({ state }) => state !== 'kept').map(({ code }) => code))
  const documents = uploads.filter(({ state }) => state === 'kept').map(({ code }) => code)
  return [
    ...[...open].map((field) => ({ field, code: 'document-open', level: 'error' }) as const),
    ...checkDocuments(form, answers, { ...context, documents }).filter(({ field }) => !open.has(field)),
  ]
}

/** Checks the documents. */
export function checkFiles(work: Work, uploads: readonly Upload[], rules: Rules): Work {
  const codes = new Set(rules.form.documents.map(({ code }) => code))
  return { ...work, problems: [...work.problems.filter(({ field }) => !codes.has(field)), ...documentProblems(work, uploads, rules)] }
}

/** Takes back problems of documents that the last change has solved. */
export function dropSolved(work: Work, uploads: readonly Upload[], rules: Rules): Work {
  const codes = new Set(rules.form.documents.map(({ code }) => code))
  const found = new Set(documentProblems(work, uploads, rules).map(({ field, code, level }) => `${field} ${code} ${level}`))
  return {
    ...work,
    problems: work.problems.filter(({ field, code, level }) => !codes.has(field) || found.has(`${field} ${code} ${level}`)),
  }
}

/** Checks everything, as the server will. */
export function checkEverything(work: Work, uploads: readonly Upload[], rules: Rules): Work {
  const { form, context } = rules
  return {
    ...work,
    problems: [
      ...checkAnswers(form, work.answers, context),
      ...documentProblems(work, uploads, rules),
      ...checkDeclarations(form, work.answers, work.declared, context),
    ],
  }
}

/** Checks what a step asks for. `isOpen`: something on it keeps the person there. */
export function checkStep(
  work: Work,
  step: Step,
  uploads: readonly Upload[],
  rules: Rules,
): { readonly work: Work; readonly isOpen: boolean } {
  const { pages, documents } = rules.form
  if (step.kind === 'check') {
    const checked = checkEverything(work, uploads, rules)
    return { work: checked, isOpen: hasErrors(checked) }
  }
  if (step.kind === 'documents') {
    const checked = checkFiles(work, uploads, rules)
    return {
      work: checked,
      isOpen: hasErrors(
        checked,
        documents.map(({ code }) => code),
      ),
    }
  }
  const page = pages.find(({ id }) => id === step.page)
  const checked = page ? checkQuestions(work, page, rules) : work
  return { work: checked, isOpen: hasErrors(checked, page) }
}

/** Ticks a declaration or takes the tick back; a tick solves its problem. */
export const declare = (work: Work, id: string, isTicked: boolean): Work => ({
  ...work,
  declared: isTicked ? [...work.declared, id] : work.declared.filter((other) => other !== id),
  problems: isTicked ? work.problems.filter(({ field }) => field !== id) : work.problems,
})

/** Is there an error that keeps the person here? Of a page, of these documents, or anywhere. */
export function hasErrors({ problems }: Work, of?: Page | readonly string[]): boolean {
  const ids = of && ('fields' in of ? idsOf(of) : new Set(of))
  return problems.some(({ level, field }) => level === 'error' && (!ids || ids.has(field)))
}

/** Where a field, a document or a declaration is. */
export function placeOf({ pages, documents }: Form, field: string): Step {
  const page = pages.find((one) => idsOf(one).has(field))
  if (page) return { kind: 'page', page: page.id }
  return documents.some(({ code }) => code === field) ? { kind: 'documents' } : { kind: 'check' }
}

/** The group and entry in which a problem is; undefined for a field outside of groups. */
export function entryOf({ pages }: Form, field: string, open: number): OpenGroup | undefined {
  const group = pages.flatMap(({ fields }) => fields).find(({ fields = [] }) => fields.some(({ id }) => id === field))
  return group && { field: group.id, open }
}

/** The first step that was not gone through yet; the last one, when all were. */
export const firstOpen = ({ passed = [] }: Work, steps: readonly Step[]): Place =>
  steps.find((step) => step.kind === 'check' || !passed.includes(nameOf(step))) ?? { kind: 'start' }

/** Where to go from a page that was changed from the check: to the first page where the change opened a question, else back. */
export function placeAfterChange(work: Work, steps: readonly Step[], { form, context }: Rules): Place {
  const open = steps.find((step) => {
    const page = step.kind === 'page' && form.pages.find(({ id }) => id === step.page)
    return page && checkPage(page, form, work.answers, context).some(({ level }) => level === 'error')
  })
  return open?.kind === 'page' ? { ...open, returning: true } : { kind: 'check' }
}
