// Head of the message as in XInneres-Basismodul 25.11 (xink:Nachricht.G2G), then the procedure it belongs to.
import { prefixed, text } from '../codecs.ts'
import { fixed, group, type Row, rowsFor } from '../mapping.ts'
import { node } from '../node.ts'
import type { Message } from '../profile.ts'

const { field } = rowsFor<Message>()

const directory = fixed(node('verzeichnisdienst', [node('code', 'DVDV')], { listVersionID: '3' }))
const email = fixed(node('kanal', [node('code', '01')], { listVersionID: '3' }))
const messageType = fixed(
  node('nachrichtentyp', [node('code', 'antrag.0001')], { listURI: 'urn:aufenthalt:codeliste:nachrichtentyp', listVersionID: '1' }),
)

/** Rows of head and procedure, in the order of the schema. */
export const headerRows: readonly Row[] = [
  group('nachrichtenkopf.g2g', [
    group('identifikation.nachricht', [
      field('header.messageId', 'nachrichtenUUID', text()),
      messageType,
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
  group('vorgang', [
    field('header.referenceNumber', 'vorgangsnummer', text(40)),
    group('onlinedienst', [
      field('header.service', 'kennung', text(60)),
      field('header.serviceTitle', 'bezeichnung', text()),
      field('header.version', 'version', text(20)),
    ]),
    field('header.language', 'sprache', text(20)),
    field('header.receivedAt', 'eingangszeitpunkt', text()),
    field('header.firstAttemptAt', 'ersterSendeversuch', text()),
    group('wirkung', [field('header.effect', 'code', text(60)), field('header.effectText', 'name', text())], {
      listURI: 'urn:aufenthalt:codeliste:wirkung',
      listVersionID: '1',
    }),
  ]),
]
