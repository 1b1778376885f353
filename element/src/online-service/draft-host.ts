import type { CheckContext, OnlineServiceView } from '@aufenthalt/model'
import type { Work } from '../pages/page-props.ts'
import type { Place } from '../pages/steps.ts'
import type { Words } from '../texts/words.ts'
import { noWork } from './change-answer.ts'
import type { Courier } from './courier.ts'
import type { DraftContent } from './draft-content.ts'
import { keepsakeOf } from './keepsake.ts'
import { isPlace, type JourneyEvent, type State } from './next-state.ts'
import type { SentBefore } from './reopen-sent.ts'

/** What there is to keep. */
export type Kept = Pick<DraftContent, 'place' | 'work' | 'documents' | 'later' | 'language'>

/** What is there now, and how to put something else in its place. */
export type DraftHost = {
  readonly view: () => OnlineServiceView | undefined
  /** What is entered; nothing while there is nothing to keep. */
  readonly take: () => Kept | undefined
  /** Shows a draft; without a place where the person is. */
  readonly put: (content: DraftContent, place: Place | undefined) => void
  /** Shows the receipt of what was sent before. */
  readonly arrived: (sent: SentBefore) => void
  /** Shows the start with nothing entered. */
  readonly reset: () => void
  readonly changed: () => void
}

/** The journey, as far as the draft is concerned. */
type Journey = {
  readonly view: OnlineServiceView | undefined
  readonly words: Words | undefined
  readonly state: State
  readonly context: CheckContext
  readonly courier: Courier | undefined
  work: Work
}

type Ways = {
  readonly happen: (event: JourneyEvent) => void
  readonly enter: (place: Place) => void
  readonly speak: (language: string) => void
  readonly changed: () => void
}

/** Brings the draft and what is shown together. */
export function createDraftHost(journey: Journey, { happen, enter, speak, changed }: Ways): DraftHost {
  return {
    changed,
    view: () => journey.view,
    take: () => take(journey),
    put: (content, place) => {
      journey.work = { ...noWork, ...content.work }
      journey.courier?.uploads.restore(content.documents, content.later)
      if (content.language !== journey.words?.language) speak(content.language)
      if (!place) return changed()
      happen({ kind: 'opened', to: place })
      enter(place)
    },
    arrived: ({ receipt, answers, sender }) => {
      const { view, context } = journey
      const keepsake = view && keepsakeOf(answers, { form: view.form, context })
      journey.courier?.openDesk(receipt, keepsake ?? {}, sender)
      journey.work = noWork
      happen({ kind: 'received', receipt })
    },
    reset: () => {
      journey.work = noWork
      journey.courier?.uploads.clear()
      happen({ kind: 'ended' })
    },
  }
}

/** Nothing is kept before the first answer or document, and nothing after it was sent. Who is sending is still at the check. */
function take({ state, work: { problems: _, ...work }, words, courier }: Journey): Kept | undefined {
  const documents = courier?.uploads.keptDocuments() ?? []
  if (Object.keys(work.answers).length === 0 && documents.length === 0) return undefined
  const isSending = state.kind === 'check' || state.kind === 'submitting'
  const place = isSending ? ({ kind: 'check' } as const) : isPlace(state) && state
  return place ? { place, work, documents, later: courier?.uploads.later() ?? [], language: words?.language ?? 'de' } : undefined
}

const idsOf = (documents: DraftContent['documents']) => documents.map(({ attachmentId, code }) => attachmentId + code).join()

/** Answers and lists are new objects after every change. */
export const isSameWork = (one: Kept, other: Kept): boolean =>
  (['answers', 'declared', 'passed'] as const).every((part) => one.work[part] === other.work[part]) &&
  one.later === other.later &&
  idsOf(one.documents) === idsOf(other.documents)

/** Is the person on the same step? */
export const isSamePage = (one: Kept, other: Kept): boolean =>
  one.place.kind === other.place.kind && ('page' in one.place && one.place.page) === ('page' in other.place && other.place.page)
