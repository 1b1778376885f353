import { prefixed, text } from './codecs.ts'
import { headRows } from './head.ts'
import { type Row, rowsFor } from './mapping.ts'
import type { Message } from './profile.ts'

const { field } = rowsFor<Message>()

/** Head of an application, which an authority reads by its AGS. `messageType` is a code of our own list. */
export const applicationHeadRows = (messageType: string): readonly Row[] =>
  headRows(messageType, {
    messageId: field('header.messageId', 'nachrichtenUUID', text()),
    createdAt: field('header.createdAt', 'erstellungszeitpunkt', text()),
    reader: [field('header.authority.ags', 'kennung', prefixed('ags:')), field('header.authority.name', 'name', text(255))],
  })
