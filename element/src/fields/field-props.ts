import type { Answers, AnswerValue, CheckContext, Field, FieldError, GroupEntry } from '@aufenthalt/model'
import type { TemplateResult } from 'lit'
import type { UiKey } from '../texts/ui-keys.ts'
import type { Words } from '../texts/words.ts'

/** An entry that was taken out of a group and can still be put back. */
export type RemovedEntry = { readonly index: number; readonly entry: GroupEntry }

/** Which entry of a group is open to be filled in, and which one was just taken out. */
export type OpenGroup = { readonly field: string; readonly open?: number; readonly removed?: RemovedEntry }

/** What can be done with the entries of a group. */
export type EntryActions = {
  readonly add: (field: Field) => void
  readonly open: (field: Field, index: number) => void
  /** Checks the open entry and closes it if nothing is wrong. */
  readonly close: (field: Field, index: number) => void
  readonly remove: (field: Field, index: number) => void
  readonly restore: (field: Field) => void
}

/** How groups are shown; comes with the later pages, since no service begins with one. */
export type Groups = {
  readonly opened: OpenGroup | undefined
  readonly act: EntryActions
  readonly show: (props: FieldProps, view: (props: FieldProps) => TemplateResult) => TemplateResult
}

/** What the view of a field needs. `id` is the id of its first control; `value` is as the person left it, not yet tidied. */
export type FieldProps = {
  readonly field: Field
  readonly id: string
  readonly words: Words
  readonly value: AnswerValue | undefined
  /** All answers, on which options and fields of an entry can depend. */
  readonly answers: Answers
  readonly context: CheckContext
  readonly problems: readonly FieldError[]
  readonly groups: Groups | undefined
  /** Countries in answers to other questions: what is asked next is often one of them. */
  readonly namedCountries: readonly string[]
  /** The person typed or chose; `undefined` takes the answer back. */
  readonly change: (value: AnswerValue | undefined) => void
  /** The person left the control: the moment to explain what looks odd. */
  readonly settle: () => void
}

/** The id of a field's first control; a link in the error summary leads there. `entry` is the index in a group. */
export const controlId = (field: string, entry?: number): string => `f-${field}${entry === undefined ? '' : `-${entry}`}`

/** Is there a problem that must be solved? */
export const isInvalid = ({ problems }: Pick<FieldProps, 'problems'>): boolean => problems.some(({ level }) => level === 'error')

/** Problems that only the element knows: a document that is not kept yet. */
const ownTexts: { readonly [code: string]: UiKey } = { 'document-open': 'upload-open' }

/** A problem in words. */
export function problemText({ code, parameters }: FieldError, label: string, words: Words): string {
  const own = ownTexts[code]
  return own ? words.ui(own, { name: label }) : words.text(`error.${code}`, { ...parameters, label })
}
