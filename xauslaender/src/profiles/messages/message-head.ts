import { text } from '../codecs.ts'
import { headRows } from '../head.ts'
import { group, type Row, rowsFor } from '../mapping.ts'
import { freeText, line } from '../value-codecs.ts'
import type { Framed } from './dialect.ts'

const { entries, field } = rowsFor<Framed>()

/** Head of a message of the reply channel, which may go either way. */
export const messageHeadRows = (messageType: string): readonly Row[] =>
  headRows(messageType, {
    messageId: field('messageId', 'nachrichtenUUID', text()),
    createdAt: field('sentAt', 'erstellungszeitpunkt', text()),
    reader: [field('reader.key', 'kennung', text(100)), field('reader.name', 'name', text(255))],
  })

/** What the authority says: text blocks in the person's language, and German words of its own. */
export const wordsRow: Row = group('mitteilung', [
  entries('textBlocks', 'textbaustein', 20, (block) => [
    block.field('id', 'kennung', text(60)),
    block.entries('parameters', 'wert', 20, (parameter) => [
      parameter.field('name', 'kennung', text(60)),
      parameter.field('value', 'text', line),
    ]),
  ]),
  field('ownWords', 'eigeneWorte', freeText),
])
