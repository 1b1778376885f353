import { type Answers, type CheckContext, checkPage, type Form, type OnlineServiceView } from '@aufenthalt/model'
import type { KeptDocument } from '../documents/upload.ts'
import type { VersionChange } from '../pages/keeping-props.ts'
import type { Work } from '../pages/page-props.ts'
import { isReachable, type Place, stepsOf } from '../pages/steps.ts'

/** What a draft holds: everything that the person has entered, and where they are. Nothing of it is readable outside of the browser. */
export type DraftContent = {
  readonly format: 1
  readonly service: string
  readonly version: string
  readonly language: string
  readonly place: Place
  readonly work: Omit<Work, 'problems'>
  readonly documents: readonly KeptDocument[]
  /** Codes of documents that will be handed in later. */
  readonly later: readonly string[]
  /** Which tab has written it: random, new with every page. */
  readonly writer: string
  readonly savedAt: string
}

/** A draft as it can be shown with today's form. */
export type ReadDraft = { readonly content: DraftContent; readonly place: Place; readonly change: VersionChange | undefined }

/** Fits a draft to the form of today: answers stay, the place is one that exists, and what differs is named. */
export function readDraft(content: DraftContent, { form, today }: Pick<OnlineServiceView, 'form' | 'today'>): ReadDraft {
  const { answers } = content.work
  const context = { today, documents: content.documents.map(({ code }) => code), later: content.later }
  const isSameVersion = content.version === form.version
  const ids = new Set(form.pages.flatMap(({ fields }) => fields.map(({ id }) => id)))
  const known = isSameVersion ? answers : Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)))
  const steps = stepsOf(form, known, context)
  const place = content.place.kind !== 'start' && isReachable(steps, content.place) ? content.place : ({ kind: 'tasks' } as const)
  const fitted = { ...content, work: { ...content.work, answers: known } }
  return { content: fitted, place, change: isSameVersion ? undefined : changeOf(content, form, { ...context, known }) }
}

function changeOf(
  { work: { answers, passed = [] } }: DraftContent,
  form: Form,
  { known, ...context }: CheckContext & { readonly known: Answers },
): VersionChange {
  const gone = Object.entries(answers).flatMap(([field, value]) => (field in known ? [] : [{ field, value }]))
  const finished = form.pages.filter(({ id }) => passed.includes(id))
  const open = finished.flatMap((page) => checkPage(page, form, known, context).filter(({ level }) => level === 'error'))
  return { gone, open: [...new Set(open.map(({ field }) => field))] }
}
