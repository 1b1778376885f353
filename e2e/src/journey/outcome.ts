import { createHash } from 'node:crypto'
import type { Answers, AttachmentKept, OnlineServiceView } from '@aufenthalt/model'
import type { Keyboard } from '../keyboard/by-keyboard.ts'
import type { FocusProblem } from '../keyboard/focus-stop.ts'
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
  /** A hostile page instead of the town's own. */
  readonly host?: string
  /** Only keys are pressed. */
  readonly isByKeyboard?: boolean
  readonly expected?: Answers
}

/** What a journey found; ids and codes only. Times in milliseconds: to fill in, from submission to the receipt, from the receipt to acceptance. */
export type Outcome = {
  readonly sample: string
  readonly language: string
  readonly mode: Mode
  readonly host?: string
  readonly referenceNumber: string
  readonly fillMs: number
  readonly receiptMs: number
  readonly acceptMs: number
  readonly compared: number
  readonly documents: number
  readonly xmlValid: boolean
  readonly equal: boolean
  readonly different: readonly string[]
  /** By keyboard alone: how many times the focus went on, and where it could not be seen. */
  readonly focusStops?: number
  readonly focusProblems?: readonly FocusProblem[]
  /** Of what the case system read and filed, without what differs by its nature; equal for the same sample on every page. */
  readonly contentSha256: string
}

/** What the browser saw. `expected` are the answers that the form asked for, `kept` what the platform announced of each document. */
export type Seen = {
  readonly view: OnlineServiceView
  readonly expected: Answers
  readonly kept: readonly AttachmentKept[]
  readonly fillMs: number
  readonly receiptMs: number
  readonly keyboard?: Keyboard
}

/** Compares what was answered and uploaded with what the case system read and filed. */
export function outcomeOf(
  { sample, language, mode, host }: Journey,
  found: ReadCase,
  { view, expected, kept, fillMs, receiptMs, keyboard }: Seen,
): Outcome {
  const { compared, different, unexpected } = compareAnswers(view.form, expected, found.application)
  const { documents, differentDocuments } = compareDocuments(sample, kept, found.documents)
  const all = [...different, ...unexpected, ...differentDocuments]
  return {
    sample: sample.name,
    language,
    mode,
    ...(host !== undefined && { host }),
    referenceNumber: found.referenceNumber,
    fillMs,
    receiptMs,
    acceptMs: Date.parse(found.acceptedAt) - Date.parse(found.receivedAt),
    compared,
    documents,
    xmlValid: found.xmlValid,
    equal: found.xmlValid && all.length === 0 && (keyboard?.problems ?? []).length === 0,
    different: all,
    ...(keyboard && { focusStops: keyboard.stops(), focusProblems: keyboard.problems }),
    contentSha256: contentOf(found),
  }
}

/** Numbers, times and ids differ from application to application; all else is said in the same bytes. */
function contentOf({ application, documents }: ReadCase): string {
  const { header, documents: _ids, ...said } = application
  const files = documents.map(({ code, filename, mimeType, sha256 }) => ({ code, filename, mimeType, sha256 }))
  return createHash('sha256')
    .update(JSON.stringify({ said, files: files.toSorted((one, other) => one.sha256.localeCompare(other.sha256)) }))
    .digest('hex')
}
