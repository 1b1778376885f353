// Structures that several messages have.
import { coded, day, freeText, id, label, line, optional, uuid } from '../shape.ts'

/** A file that travels beside the message: by its id, its code of the document catalogue and the checksum of its bytes. */
export const attachment = {
  kind: 'record',
  fields: {
    attachmentId: { shape: uuid },
    code: { shape: id },
    label: { shape: label, presence: optional },
    filename: { shape: label },
    mimeType: { shape: { kind: 'label', most: 100 } },
    bytes: { shape: { kind: 'integer', most: 104_857_600 } },
    sha256: { shape: { kind: 'sha256', most: 64 } },
  },
} as const

/** Files. */
export const attachments = { kind: 'list', of: attachment, most: 50, key: 'attachmentId' } as const

/** A document that the authority asks for. */
export const requestedItem = {
  kind: 'record',
  fields: {
    itemId: { shape: id },
    document: { shape: coded },
    reason: {
      shape: {
        kind: 'one-of',
        values: ['missing', 'illegible', 'expired', 'incomplete', 'translation-missing', 'original-needed', 'other'],
      },
    },
    text: { shape: freeText, presence: optional },
  },
} as const

/** Documents that the authority asks for. */
export const requestedItems = { kind: 'list', of: requestedItem, most: 50, key: 'itemId' } as const

/** What became of one document that was asked for. */
export const answeredItem = {
  kind: 'record',
  fields: {
    itemId: { shape: id },
    result: { shape: { kind: 'one-of', values: ['sent', 'not-available', 'more-time'] } },
    reason: { shape: freeText, presence: { rule: 'at-least', field: 'result', is: ['not-available'] } },
    until: { shape: day, presence: { rule: 'at-most', field: 'result', is: ['more-time'] } },
    attachments: { shape: attachments, presence: { rule: 'exactly', field: 'result', is: ['sent'] } },
  },
} as const

/** What became of the documents that were asked for. */
export const answeredItems = { kind: 'list', of: answeredItem, most: 50, key: 'itemId' } as const

/** An authority or a place of it, with what is known of its address. */
export const place = {
  kind: 'record',
  fields: {
    name: { shape: line },
    street: { shape: { kind: 'line', most: 55 }, presence: optional },
    houseNumber: { shape: { kind: 'line', most: 9 }, presence: optional },
    postcode: { shape: { kind: 'line', most: 10 }, presence: optional },
    town: { shape: { kind: 'line', most: 44 }, presence: optional },
    room: { shape: { kind: 'line', most: 100 }, presence: optional },
  },
} as const

/** Day and time of the clock in Germany. */
export const slot = { kind: 'record', fields: { date: { shape: day }, time: { shape: { kind: 'time', most: 5 } } } } as const

/** What was confirmed before sending: the German wording and the checksum of the wording that was shown. */
export const declaration = {
  kind: 'record',
  fields: {
    id: { shape: id },
    text: { shape: { kind: 'label', most: 4000 }, presence: optional },
    textSha256: { shape: { kind: 'sha256', most: 64 } },
  },
} as const
