import type { Answers, AnswerValue, CheckContext, Field, FieldError, OnlineServiceView } from '@aufenthalt/model'
import type { Upload } from '../documents/upload.ts'
import type { Uploads } from '../documents/uploads.ts'
import type { Groups } from '../fields/field-props.ts'
import type { Words } from '../texts/words.ts'
import type { Place, Step } from './steps.ts'

/** What the person has entered so far, with what is known to be wrong or odd about it. Answers are as the controls left them. */
export type Work = {
  readonly answers: Answers
  readonly problems: readonly FieldError[]
  readonly declared: readonly string[]
  /** Steps that were gone through without an error: ids of pages, and `documents`. */
  readonly passed?: readonly string[]
}

/** What the last change has put out of use: the field that was changed, its answer before, and the fields whose answers no longer count. */
export type LeftBranch = { readonly field: string; readonly before: AnswerValue | undefined; readonly dropped: readonly string[] }

/** What a page lets the person do. */
export type Actions = {
  readonly change: (field: Field, value: AnswerValue | undefined) => void
  readonly settle: (field: Field) => void
  /** Checks what is shown and goes on if nothing is wrong. */
  readonly goOn: () => void
  readonly move: (to: Place) => void
  /** Goes to the control that a problem is about. */
  readonly follow: (field: string, entry?: number) => void
  /** Takes back the change that has put answers out of use. */
  readonly takeBack: () => void
  /** Fetches the German texts, to be read beside those of another language. */
  readonly showGerman: () => void
  readonly declare: (id: string, isTicked: boolean) => void
}

/** What every page is made of. */
export type PageProps = {
  readonly view: OnlineServiceView
  readonly words: Words
  /** The German texts, once they were asked for. */
  readonly german: Words | undefined
  readonly context: CheckContext
  readonly work: Work
  readonly uploads: readonly Upload[]
  /** The documents and what can be done with them, once the later pages are here. */
  readonly documents: Uploads | undefined
  readonly steps: readonly Step[]
  readonly place: Place
  readonly groups: Groups | undefined
  readonly left: LeftBranch | undefined
  readonly act: Actions
}
