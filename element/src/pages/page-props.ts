import type { Answers, AnswerValue, CheckContext, Field, FieldError, OnlineServiceView } from '@aufenthalt/model'
import type { Upload } from '../draft/uploads.ts'
import type { Words } from '../texts/words.ts'
import type { Place, Step } from './steps.ts'

/** What the person has entered so far, with what is known to be wrong or odd about it. Answers are as the controls left them. */
export type Work = {
  readonly answers: Answers
  readonly problems: readonly FieldError[]
  readonly declared: readonly string[]
}

/** What a page lets the person do. */
export type Actions = {
  readonly change: (field: Field, value: AnswerValue | undefined) => void
  readonly settle: (field: Field) => void
  /** Checks what is shown and goes on if nothing is wrong. */
  readonly goOn: () => void
  readonly move: (to: Place) => void
  /** Goes to the control that a problem is about. */
  readonly follow: (field: string, entry?: number) => void
  readonly declare: (id: string, isTicked: boolean) => void
  readonly addFiles: (code: string, files: readonly File[]) => void
  readonly removeFile: (attachmentId: string) => void
  readonly retryFile: (attachmentId: string) => void
}

/** What every page is made of. */
export type PageProps = {
  readonly view: OnlineServiceView
  readonly words: Words
  readonly context: CheckContext
  readonly work: Work
  readonly uploads: readonly Upload[]
  readonly steps: readonly Step[]
  readonly place: Place
  readonly act: Actions
}
