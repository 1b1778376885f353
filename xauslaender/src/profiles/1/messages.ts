import type { MessageOf } from '@aufenthalt/model'
import { partialDate, text } from '../codecs.ts'
import { document } from '../enclosures.ts'
import { fachangabeWith } from '../fachangabe.ts'
import { group, rowsFor } from '../mapping.ts'
import { type Dialect, type Framed, word } from '../messages/dialect.ts'
import { messageHeadRows, wordsRow } from '../messages/message-head.ts'
import { messageProfile } from '../messages/message-profile.ts'
import { date, line } from '../value-codecs.ts'

const { each, field } = rowsFor<Framed>()
const place = rowsFor<Pick<MessageOf<'appointment'>, 'place'>>()

const dialect: Dialect = {
  frame: ({ type, content, hasFiles }) => [
    ...messageHeadRows(type),
    group('bezug', [
      field('caseReference', 'vorgangsnummer', text(40)),
      field('inReplyTo', 'antwortAuf', text()),
      field('answerUntil', 'antwortBis', date),
    ]),
    wordsRow,
    group('inhalt', content),
    ...(hasFiles ? [group('unterlagen', [each('attachments', 'unterlage', document, 50)])] : []),
  ],
  place: [
    place.field('place.name', 'name', line),
    place.field('place.street', 'strasse', text(55)),
    place.field('place.houseNumber', 'hausnummer', text(9)),
    place.field('place.postcode', 'postleitzahl', text(10)),
    place.field('place.town', 'ort', text(44)),
    place.field('place.room', 'raum', text(100)),
  ],
  slot: { date: 'datum', time: 'uhrzeit' },
  result: word('unterlagenergebnis'),
  stated: fachangabeWith(partialDate).codec,
}

/** Messages of the reply channel in profile 1. */
export const messages1 = messageProfile('1', dialect)
