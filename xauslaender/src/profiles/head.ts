// Head of a message as in XInneres-Basismodul 25.11 (xink:Nachricht.G2G). Every message of every profile has it; what follows is its own.
import { text } from './codecs.ts'
import { fixed, group, type Row, rowsFor } from './mapping.ts'
import { node } from './node.ts'
import type { Sender } from './parties.ts'

const { field } = rowsFor<{ readonly sender: Sender }>()

const directory = fixed(node('verzeichnisdienst', [node('code', 'DVDV')], { listVersionID: '3' }))
const email = fixed(node('kanal', [node('code', '01')], { listVersionID: '3' }))

/** Where a message keeps what its head says: `reader` are the rows of key and name. */
type HeadRows = { readonly messageId: Row; readonly createdAt: Row; readonly reader: readonly [key: Row, name: Row] }

/** Rows of the head, in the order of XInneres. `messageType` is a code of our own list. */
export const headRows = (messageType: string, { messageId, createdAt, reader }: HeadRows): readonly Row[] => [
  group('nachrichtenkopf.g2g', [
    group('identifikation.nachricht', [
      messageId,
      fixed(
        node('nachrichtentyp', [node('code', messageType)], { listURI: 'urn:aufenthalt:codeliste:nachrichtentyp', listVersionID: '1' }),
      ),
      createdAt,
    ]),
    group('leser', [directory, ...reader]),
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
