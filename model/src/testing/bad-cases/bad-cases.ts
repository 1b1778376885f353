// A table of bad inputs for any form: everything that it demands, broken once, by one change to a sample where that is possible.
import {
  type Answers,
  type Condition,
  checkAnswers,
  checkDeclarations,
  checkDocuments,
  declarationsAsked,
  documentsAsked,
  type FieldError,
  type Form,
  type GroupEntry,
  isVisible,
  relevantAnswers,
  visibleFields,
  visiblePages,
} from '../../index.ts'
import { arbitraryAnswers, seededRandom } from '../arbitrary-answers.ts'
import { breakingValues, differentValues } from './breaking-values.ts'
import type { Demand, FieldDemand } from './demand.ts'
import { demandsOf } from './demands.ts'

/** An application that breaks one demand. `documents` are codes, one per file; all else that is asked for is promised and ticked. */
export type BadCase = {
  readonly demand: Demand
  readonly answers: Answers
  readonly documents: readonly string[]
  readonly later: readonly string[]
  readonly declarations: readonly string[]
}

/** Somebody whose answers are changed, with those that count and the ids of the questions that they are asked. */
type Base = { readonly answers: Answers; readonly relevant: Answers; readonly asked: ReadonlySet<string> }

const strangers = 3000
const triesPerDemand = 60

/** A case for each demand of a form, and the demands for which none was found. */
export function badCases(
  form: Form,
  samples: readonly Answers[],
  today: string,
): { readonly cases: BadCase[]; readonly without: Demand[] } {
  const bases = basesOf(form, samples, today)
  const found = demandsOf(form).map((demand) => ({ demand, bad: findCase(form, demand, bases, today) }))
  return {
    cases: found.flatMap(({ bad }) => bad ?? []),
    without: found.filter(({ bad }) => !bad).map(({ demand }) => demand),
  }
}

/** Everything that is wrong with a case. */
export function problemsOf(form: Form, { answers, documents, later, declarations }: BadCase, today: string): FieldError[] {
  const context = { today, documents, later }
  return [
    ...checkAnswers(form, answers, context),
    ...checkDocuments(form, answers, context),
    ...checkDeclarations(form, answers, declarations, context),
  ]
}

/** First the samples, which have no problems; then strangers, of whom each is asked something else. */
function basesOf(form: Form, samples: readonly Answers[], today: string): Base[] {
  const random = seededRandom(7)
  const people = Array.from({ length: strangers }, () => arbitraryAnswers(form, random))
  return [...samples, ...people].map((answers) => {
    const relevant = relevantAnswers(form, answers, { today })
    const pages = visiblePages(form, answers, { today })
    const fields = pages.flatMap((page) => visibleFields(page, relevant, { today }))
    return { answers, relevant, asked: new Set([...pages, ...fields].map(({ id }) => id)) }
  })
}

function findCase(form: Form, demand: Demand, bases: readonly Base[], today: string): BadCase | undefined {
  for (const answers of attempts(form, demand, bases, today)) {
    const bad = caseOf(form, demand, answers, today)
    if (isBroken(form, demand, bad, today) && !(demand.without && isBroken(demand.without(form), demand, bad, today))) return bad
  }
  return undefined
}

function isBroken(form: Form, { problem }: Demand, bad: BadCase, today: string): boolean {
  return problemsOf(form, bad, today).some(
    ({ field, code, level }) => field === problem.field && code === problem.code && level === problem.level,
  )
}

/** Answers that may break a demand. */
function* attempts(form: Form, demand: Demand, bases: readonly Base[], today: string): Generator<Answers> {
  if (demand.kind === 'notice') yield* attemptsAtNotice(form, demand.notice.visibleWhen, bases, today)
  else if (demand.kind === 'field') yield* attemptsAtField(demand, bases, today)
  else for (const { answers } of bases) yield answers
}

function* attemptsAtField(demand: FieldDemand, bases: readonly Base[], today: string): Generator<Answers> {
  const { field, group, when } = demand
  const asked = bases.filter(({ asked, relevant }) => asked.has((group ?? field).id) && isVisible(when, relevant, { today }))
  for (const { answers } of asked.slice(0, group ? 4 * triesPerDemand : triesPerDemand)) {
    const [entry = {}, ...entries] = group ? ((answers[group.id] ?? []) as readonly GroupEntry[]) : []
    for (const value of breakingValues(demand, { ...answers, ...entry }, today))
      yield group ? changed(answers, group.id, [changed(entry, field.id, value), ...entries]) : changed(answers, field.id, value)
  }
}

/** One other answer that the condition looks at; else somebody to whom it applies. */
function* attemptsAtNotice(form: Form, condition: Condition, bases: readonly Base[], today: string): Generator<Answers> {
  const names = fieldsIn(condition)
  const fields = form.pages.flatMap((page) => page.fields).filter(({ id }) => names.has(id))
  for (const { answers } of bases.slice(0, triesPerDemand))
    for (const field of fields) for (const value of differentValues(field, today)) yield changed(answers, field.id, value)
  for (const { answers } of bases) yield answers
}

function changed(answers: Answers, id: string, value: unknown): Answers {
  const { [id]: _, ...others } = answers
  return value === undefined ? others : ({ ...others, [id]: value } as Answers)
}

/** Names after `field` at any depth of a condition. */
function fieldsIn(condition: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  JSON.stringify(condition, (key, value) => {
    if (key === 'field') names.add(value)
    return value
  })
  return names
}

/** A warning blocks nobody: such a case lacks its declarations, so that it is no complete application. */
function caseOf(form: Form, demand: Demand, answers: Answers, today: string): BadCase {
  const { field, level } = demand.problem
  const context = { today }
  const hard = documentsAsked(form, answers, context).filter(({ policy }) => policy === 'hard')
  const asked = declarationsAsked(form, answers, context).map(({ id }) => id)
  return {
    demand,
    answers,
    documents: demand.kind === 'document' ? Array.from({ length: demand.files }, () => field) : [],
    later: hard.map(({ code }) => code).filter((code) => code !== field),
    declarations: level === 'warn' ? [] : asked.filter((id) => id !== field),
  }
}
