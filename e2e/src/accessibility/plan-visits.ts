import { type OnlineServiceView, relevantAnswers, visiblePages } from '@aufenthalt/model'
import type { Sample } from '../journey/sample.ts'
import { goldenPages, goldenSample } from './goldens.ts'

/** A way through the form with a sample, and which of its stops are looked at on it. */
export type Visit = { readonly sample: Sample; readonly stops: readonly string[] }

/** What every way through the form ends with. */
const ending = ['start', 'tasks', 'documents', 'check', 'submitting', 'receipt'] as const

/**
 * Shares the stops out among the samples, so that each is looked at once: those of which a tree is kept go to the sample of the trees,
 * every page else to the sample that has the fewest so far. A sample that nothing is left for is not filled in.
 */
export function planVisits({ form, today }: OnlineServiceView, samples: readonly Sample[], isWanted: (stop: string) => boolean): Visit[] {
  const pagesOf = ({ answers, documents }: Sample) => {
    const context = { today, documents: documents.map(({ code }) => code) }
    return visiblePages(form, relevantAnswers(form, answers, context), context).map(({ id }) => id)
  }
  const ways = samples.map((sample) => ({ sample, pages: pagesOf(sample), stops: [] as string[] }))
  const ofTrees = ways.find(({ sample }) => sample.name === goldenSample) ?? ways[0]
  const fewest = (page: string) => ways.filter(({ pages }) => pages.includes(page)).toSorted((a, b) => a.stops.length - b.stops.length)[0]
  const isOfTrees = (page: string) => goldenPages.has(page) && ofTrees?.pages.includes(page)
  // Pages that few samples lead to come first, while there is a choice for the others.
  const count = (page: string) => ways.filter(({ pages }) => pages.includes(page)).length
  ofTrees?.stops.push(...ending.filter(isWanted))
  const pages = form.pages.map(({ id }) => id).filter(isWanted)
  for (const page of pages.toSorted((a, b) => count(a) - count(b))) (isOfTrees(page) ? ofTrees : fewest(page))?.stops.push(page)
  return ways.filter(({ stops }) => stops.length > 0).map(({ sample, stops }) => ({ sample, stops }))
}

/** All stops that must have been looked at. */
export const stopsOf = ({ form }: OnlineServiceView): string[] => [...form.pages.map(({ id }) => id), ...ending, 'proof']
