// What every message has before its own fields.
import { day, freeText, id, line, optional, uuid } from '../shape.ts'

const messageId = { shape: uuid } as const
const caseReference = { shape: { kind: 'reference', most: 17 } } as const
const sentAt = { shape: { kind: 'instant', most: 24 } } as const

const textBlock = {
  kind: 'record',
  fields: {
    id: { shape: id },
    parameters: {
      shape: { kind: 'list', of: { kind: 'record', fields: { name: { shape: id }, value: { shape: line } } }, most: 20, key: 'name' },
      presence: optional,
    },
  },
} as const

/**
 * Head of a message from the authority. Text blocks come in the person's language, `ownWords` are the case worker's own and stay German;
 * `inReplyTo` is the message that it answers or concerns.
 */
export const authorityHead = {
  messageId,
  caseReference,
  sentAt,
  inReplyTo: { shape: uuid, presence: optional },
  textBlocks: { shape: { kind: 'list', of: textBlock, most: 20 }, presence: optional },
  ownWords: { shape: freeText, presence: optional },
} as const

/** Head of the authority's answer to a message of the person. */
export const authorityAnswerHead = {
  messageId,
  caseReference,
  sentAt,
  inReplyTo: { shape: uuid },
  textBlocks: { shape: { kind: 'list', of: textBlock, most: 20 }, presence: optional },
  ownWords: { shape: freeText, presence: optional },
} as const

/** Head of a message from the person that may stand alone. */
export const personHead = { messageId, caseReference, sentAt, inReplyTo: { shape: uuid, presence: optional } } as const

/** Head of the person's answer, and of a receipt. */
export const answerHead = { messageId, caseReference, sentAt, inReplyTo: { shape: uuid } } as const

/** Last day for an answer; the authority sets it (§ 82 Abs. 1 AufenthG). */
export const answerUntil = day
