// Rows of structures that several messages have.
import type { MessageOf } from '@aufenthalt/model'
import { coded, text } from '../codecs.ts'
import { document } from '../enclosures.ts'
import { group, type Row, record, rowsFor } from '../mapping.ts'
import { date, freeText } from '../value-codecs.ts'
import { type Dialect, word } from './dialect.ts'

type Requested = Pick<MessageOf<'hearing'>, 'items'>
type Answered = Pick<MessageOf<'answer'>, 'items'>
type Slot = MessageOf<'appointment'>['slot']

/** A kind of document. */
export const documentKind = coded('urn:aufenthalt:codeliste:unterlage', '1')

/** Documents that are asked for. */
export const requestedRows: readonly Row[] = [
  group('unterlagenwunsch', [
    rowsFor<Requested>().entries('items', 'position', 50, ({ field }) => [
      field('itemId', 'kennung', text(60)),
      field('document', 'art', documentKind),
      field('reason', 'grund', word('nachforderungsgrund')),
      field('text', 'hinweis', freeText),
    ]),
  ]),
]

/** What became of them. */
export const answeredRows = ({ result }: Dialect): readonly Row[] => [
  group('unterlagenantwort', [
    rowsFor<Answered>().entries('items', 'position', 50, ({ each, field }) => [
      field('itemId', 'kennung', text(60)),
      field('result', 'ergebnis', result),
      field('reason', 'begruendung', freeText),
      field('until', 'bis', date),
      each('attachments', 'unterlage', document, 50),
    ]),
  ]),
]

/** Day and time of an appointment, at a path of their own. */
export function slotRows({ slot }: Dialect): readonly Row[] {
  const { field } = rowsFor<{ readonly slot: Slot }>()
  return [group('termin', [field('slot.date', slot.date, date), field('slot.time', slot.time, text())])]
}

/** The same for one of several. */
export function slotRecord({ slot }: Dialect) {
  const { field } = rowsFor<Slot>()
  return record<Slot>([field('date', slot.date, date), field('time', slot.time, text())])
}

/** What the person adds in their own words. */
export const remarkRow: Row = rowsFor<{ readonly text?: string }>().field('text', 'anmerkung', freeText)
