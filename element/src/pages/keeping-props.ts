import type { AnswerValue, ApplicationState, OnlineServiceView } from '@aufenthalt/model'
import type { ReminderState } from '../api-client/reminders.ts'
import type { SaveState } from '../draft/saver.ts'
import type { Words } from '../texts/words.ts'
import type { Actions } from './page-props.ts'

/** What came of a code. A mistyped one and one that leads nowhere look alike. */
export type Opening = 'opened' | 'wrong' | 'slow' | 'unreachable'

/** What differs for a draft that was written with another version of the form. */
export type VersionChange = {
  /** Answers to questions that are gone. */
  readonly gone: readonly { readonly field: string; readonly value: AnswerValue }[]
  /** Questions on pages that were finished, which are open now. */
  readonly open: readonly string[]
}

/** An answer that was written differently here and elsewhere: elsewhere counts, and what stood here is shown. */
export type Difference = { readonly field: string; readonly here: AnswerValue | undefined }

/** What the person should know about what was opened or ended. */
export type DraftNews = {
  readonly change?: VersionChange
  readonly differences?: readonly Difference[]
  readonly ended?: 'left' | 'deleted'
}

/** An application that was sent in this tab before. */
export type Applied = { readonly referenceNumber: string; readonly receivedAt: string; readonly state?: ApplicationState }

/** Reminders by e-mail before the draft is deleted. The state is known once somebody has looked. */
export type ReminderDesk = {
  readonly state: ReminderState | undefined
  readonly problem: 'wrong' | 'unreachable' | undefined
  readonly isBusy: boolean
  readonly look: () => Promise<void>
  readonly ask: (address: string) => Promise<void>
  readonly forget: () => Promise<void>
}

/** What the person sees of the draft, and can do with it. */
export type KeepingDesk = {
  readonly state: SaveState
  /** The last day on which it is kept. */
  readonly keptUntil: string | undefined
  readonly code: string | undefined
  readonly isCodeShown: boolean
  readonly theirsAt: string | undefined
  readonly news: DraftNews
  readonly applied: Applied | undefined
  readonly opening: Opening | 'asking' | undefined
  /** Where the platform offers them. */
  readonly reminder: ReminderDesk | undefined
  readonly showCode: (isShown: boolean) => void
  readonly dropNews: () => void
  readonly openWithCode: (typed: string) => Promise<Opening>
  readonly continueHere: () => void
  readonly saveAnew: () => void
  readonly showSent: () => Promise<void>
  readonly leaveDevice: () => Promise<void>
  readonly deleteAll: () => Promise<boolean>
}

/** What the parts around a page are made of. `address`: where the service can be opened again. */
export type KeepingProps = {
  readonly view: OnlineServiceView
  readonly words: Words
  readonly desk: KeepingDesk
  readonly act: Actions
  readonly address: string
}
