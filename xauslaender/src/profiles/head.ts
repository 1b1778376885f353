// Head of the message as in XInneres-Basismodul 25.11 (xink:Nachricht.G2G). Every profile has it; what follows is the profile's own.
import { prefixed, text } from './codecs.ts'
import { fixed, group, type Row, rowsFor } from './mapping.ts'
import { node } from './node.ts'
import type { Message } from './profile.ts'

const { field } = rowsFor<Message>()

const directory = fixed(node('verzeichnisdienst', [node('code', 'DVDV')], { listVersionID: '3' }))
const email = fixed(node('kanal', [node('code', '01')], { listVersionID: '3' }))

/** Rows of the head, in the order of XInneres. `messageType` is a code of our own list. */
export const headRows = (messageType: string): readonly Row[] => [
  group('nachrichtenkopf.g2g', [
    group('identifikation.nachricht', [
      field('header.messageId', 'nachrichtenUUID', text()),
      fixed(
        node('nachrichtentyp', [node('code', messageType)], { listURI: 'urn:aufenthalt:codeliste:nachrichtentyp', listVersionID: '1' }),
      ),
      field('header.createdAt', 'erstellungszeitpunkt', text()),
    ]),
    group('leser', [
      directory,
      field('header.authority.ags', 'kennung', prefixed('ags:')),
      field('header.authority.name', 'name', text(255)),
    ]),
    group('autor', [
      directory,
      field('sender.key', 'kennung', text(100)),
      field('sender.name', 'name', text(255)),
      group('erreichbarkeit', [email, field('sender.email', 'kennung', text(254))]),
    ]),
  ]),
  group('anschrift.autor', [
    group('gebaeude', [
      field('sender.address.houseNumber', 'hausnummer', text(4)),
      field('sender.address.postcode', 'postleitzahl', text(5)),
      field('sender.address.street', 'strasse', text(55)),
      field('sender.address.town', 'wohnort', text(40)),
    ]),
  ]),
]
