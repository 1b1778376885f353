// The transport knows no "read": who has which message is said by messages of their own.
import { optional, uuid } from '../shape.ts'
import { answerHead } from './head.ts'

const at = { shape: { kind: 'instant', most: 24 } } as const

/** Receipts: of the platform for what the authority sent, of the case system for what the person sent. */
export const receipts = {
  delivered: { from: 'platform', head: answerHead, answeredBy: [], fields: { at } },
  read: { from: 'platform', head: answerHead, answeredBy: [], fields: { at } },
  taken: {
    from: 'authority',
    head: answerHead,
    answeredBy: [],
    fields: { at, attachmentIds: { shape: { kind: 'list', of: uuid, most: 200 }, presence: optional } },
  },
} as const
