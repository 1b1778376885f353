import type { Answers, AnswerValue } from '@aufenthalt/model'
import { toJson } from '../api-client/to-json.ts'
import type { Difference } from '../pages/keeping-props.ts'
import type { DraftContent } from './draft-content.ts'

/** Both together, and where they differ. */
export type Merged = { readonly content: DraftContent; readonly differences: readonly Difference[] }

const isSame = (one: unknown, other: unknown) => toJson(one) === toJson(other)

/**
 * Brings two drafts together that were made from one: what was changed on one side alone is taken from there; what was changed on both is taken from the
 * newer one, and named. `before` is what both began with.
 */
export function mergeDrafts(before: DraftContent | undefined, here: DraftContent, newer: DraftContent): Merged {
  const [old, mine, theirs] = [before?.work.answers ?? {}, here.work.answers, newer.work.answers]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(mine), ...Object.keys(theirs)])]
  const changedHere = fields.filter((field) => !isSame(mine[field], old[field]) && !isSame(mine[field], theirs[field]))
  const differences = changedHere.filter((field) => !isSame(theirs[field], old[field])).map((field) => ({ field, here: mine[field] }))
  const taken = new Set(changedHere.filter((field) => isSame(theirs[field], old[field])))
  const work = {
    ...newer.work,
    answers: pick(fields, (field) => (taken.has(field) ? mine[field] : theirs[field])),
    declared: mergeLists(before?.work.declared ?? [], here.work.declared, newer.work.declared),
    passed: mergeLists(before?.work.passed ?? [], here.work.passed ?? [], newer.work.passed ?? []),
  }
  const later = mergeLists(before?.later ?? [], here.later, newer.later)
  return { content: { ...here, work, documents: mergeDocuments(before, here, newer), later }, differences }
}

function pick(fields: readonly string[], answerTo: (field: string) => AnswerValue | undefined): Answers {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = answerTo(field)
      return value === undefined ? [] : [[field, value] as const]
    }),
  )
}

/** What is in the newer list, with what was added here, without what was taken out here. */
function mergeLists<T>(before: readonly T[], here: readonly T[], newer: readonly T[]): readonly T[] {
  const added = here.filter((one) => !before.includes(one) && !newer.includes(one))
  const removed = before.filter((one) => !here.includes(one))
  return [...newer.filter((one) => !removed.includes(one)), ...added]
}

function mergeDocuments(before: DraftContent | undefined, here: DraftContent, newer: DraftContent): DraftContent['documents'] {
  const idsOf = (content: DraftContent | undefined) => content?.documents.map(({ attachmentId }) => attachmentId) ?? []
  const ids = mergeLists(idsOf(before), idsOf(here), idsOf(newer))
  const all = new Map([...newer.documents, ...here.documents].map((document) => [document.attachmentId, document]))
  return ids.flatMap((id) => all.get(id) ?? [])
}
