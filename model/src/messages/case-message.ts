import type { Fields, RecordOf } from './shape.ts'
import { fromAuthority } from './tables/from-authority.ts'
import { fromPerson } from './tables/from-person.ts'
import { receipts } from './tables/receipts.ts'

type Tables = typeof fromAuthority & typeof fromPerson & typeof receipts

/** The kinds of message in a case. */
export type CaseMessageKind = keyof Tables

/** A message of one kind. */
export type MessageOf<Kind extends CaseMessageKind> = {
  readonly [K in Kind]: { readonly kind: K } & RecordOf<Tables[K]['head']> & RecordOf<Tables[K]['fields']>
}[Kind]

/** A message of the reply channel (Rückkanal): question or answer in the case of one application. Plain JSON. */
export type CaseMessage = MessageOf<CaseMessageKind>

/** Who says something: the platform gives receipts where the person does nothing. */
export type MessageSender = 'authority' | 'person' | 'platform'

/** Days for an answer, from the notice on. */
export type AnswerDays = { readonly usual: number; readonly least: number; readonly most: number }

/** One kind: who says it, what it holds, what may answer it, and within how many days. */
export type MessageTable = {
  readonly from: MessageSender
  readonly head: Fields
  readonly fields: Fields
  readonly answeredBy: readonly CaseMessageKind[]
  readonly days?: AnswerDays
}

/** All kinds of message. */
export const messageTables: { readonly [Kind in CaseMessageKind]: MessageTable } = /* @__PURE__ */ Object.assign(
  {},
  fromAuthority,
  fromPerson,
  receipts,
)

/** Is this the name of a kind? */
export const isMessageKind = (value: unknown): value is CaseMessageKind => typeof value === 'string' && Object.hasOwn(messageTables, value)

/** The names of all kinds. */
export const messageKinds: readonly CaseMessageKind[] = /* @__PURE__ */ Object.keys(messageTables) as CaseMessageKind[]

/** Is this kind a receipt: who has a message, and nothing to answer? */
export const isReceipt = (kind: CaseMessageKind): boolean => Object.hasOwn(receipts, kind)

/** Who says messages of this kind. */
export const senderOf = (kind: CaseMessageKind): MessageSender => messageTables[kind].from
