import type { Answers, AttachmentKept, OnlineServiceView } from '@aufenthalt/model'
import type { ReadCase } from './case-system-client.ts'
import { compareAnswers } from './compare.ts'
import { compareDocuments } from './compare-documents.ts'
import type { Sample } from './sample.ts'

/** How the element is mounted in the page. */
export type Mode = 'isolated' | 'inline'

/** One journey. `expected` are answers to compare with instead of the sample's own. */
export type Journey = {
  readonly service: string
  readonly sample: Sample
  readonly language: string
  readonly mode: Mode
  readonly expected?: Answers
}

/** What a journey found; ids and codes only. Times in milliseconds: to fill in, from submission to the receipt, from the receipt to acceptance. */
export type Outcome = {
  readonly sample: string
  readonly language: string
  readonly mode: Mode
  readonly referenceNumber: string
  readonly fillMs: number
  readonly receiptMs: number
  readonly acceptMs: number
  readonly compared: number
  readonly documents: number
  readonly xmlValid: boolean
  readonly equal: boolean
  readonly different: readonly string[]
}

/** What the browser saw. `expected` are the answers that the form asked for, `kept` what the platform announced of each document. */
export type Seen = {
  readonly view: OnlineServiceView
  readonly expected: Answers
  readonly kept: readonly AttachmentKept[]
  readonly fillMs: number
  readonly receiptMs: number
}

/** Compares what was answered and uploaded with what the case system read and filed. */
export function outcomeOf(
  { sample, language, mode }: Journey,
  found: ReadCase,
  { view, expected, kept, fillMs, receiptMs }: Seen,
): Outcome {
  const { compared, different, unexpected } = compareAnswers(view.form, expected, found.application)
  const { documents, differentDocuments } = compareDocuments(sample, kept, found.documents)
  const all = [...different, ...unexpected, ...differentDocuments]
  return {
    sample: sample.name,
    language,
    mode,
    referenceNumber: found.referenceNumber,
    fillMs,
    receiptMs,
    acceptMs: Date.parse(found.acceptedAt) - Date.parse(found.receivedAt),
    compared,
    documents,
    xmlValid: found.xmlValid,
    equal: found.xmlValid && all.length === 0,
    different: all,
  }
}
