import type { MessageOf } from '@aufenthalt/model'
import { text } from '../codecs.ts'
import { document } from '../enclosures.ts'
import { fachangabeWith } from '../fachangabe.ts'
import { group, rowsFor } from '../mapping.ts'
import { type Dialect, type Framed, word } from '../messages/dialect.ts'
import { messageHeadRows, wordsRow } from '../messages/message-head.ts'
import { messageProfile } from '../messages/message-profile.ts'
import { date, line } from '../value-codecs.ts'
import { houseNumber, partialDate } from './codecs.ts'

const { each, field } = rowsFor<Framed>()
const place = rowsFor<Pick<MessageOf<'appointment'>, 'place'>>()

const dialect: Dialect = {
  frame: ({ type, content, hasFiles }) => [
    ...messageHeadRows(type),
    group('vorgang', [field('caseReference', 'vorgangsnummer', text(40))]),
    group('dialog', [field('inReplyTo', 'bezugsnachricht', text()), group('frist', [field('answerUntil', 'letzterTag', date)])]),
    wordsRow,
    group('gegenstand', content),
    ...(hasFiles ? [group('anlagen', [each('attachments', 'anlage', document, 50)])] : []),
  ],
  place: [
    place.field('place.name', 'name', line),
    group('ort', [place.field('place.postcode', 'postleitzahl', text(10)), place.field('place.town', 'ortsname', text(44))]),
    group('zustellung', [place.field('place.street', 'strasse', text(55)), place.field('place.houseNumber', 'hausnummer', houseNumber)]),
    place.field('place.room', 'raum', text(100)),
  ],
  slot: { date: 'tag', time: 'uhrzeit' },
  result: word('unterlagenergebnis', { sent: 'BEIGEFUEGT', 'not-available': 'NICHT_VORHANDEN', 'more-time': 'MEHR_ZEIT' }),
  stated: fachangabeWith(partialDate).codec,
}

/** Messages of the reply channel in profile 2: procedure and dialogue apart, addresses by place and delivery, other codes for what became of a document. */
export const messages2 = messageProfile('2', dialect)
