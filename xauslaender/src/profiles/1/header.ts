// Head of the message, then the procedure it belongs to.
import { applicationHeadRows } from '../application-head.ts'
import { text } from '../codecs.ts'
import { group, type Row, rowsFor } from '../mapping.ts'
import type { Message } from '../profile.ts'

const { field } = rowsFor<Message>()

/** Rows of head and procedure, in the order of the schema. */
export const headerRows: readonly Row[] = [
  ...applicationHeadRows('antrag.0001'),
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
