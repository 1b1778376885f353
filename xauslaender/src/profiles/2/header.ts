// Head of the message, then the procedure, then how the application was made.
import { applicationHeadRows } from '../application-head.ts'
import { text } from '../codecs.ts'
import { group, type Row, rowsFor } from '../mapping.ts'
import type { Message } from '../profile.ts'

const { field } = rowsFor<Message>()

/** Rows before the blocks, in the order of the schema. */
export const headerRows: readonly Row[] = [
  ...applicationHeadRows('antrag.0002'),
  group('vorgang', [
    field('header.referenceNumber', 'vorgangsnummer', text(40)),
    group('onlinedienst', [
      field('header.service', 'kennung', text(60)),
      field('header.serviceTitle', 'bezeichnung', text()),
      field('header.version', 'version', text(20)),
    ]),
  ]),
  group('antragstellung', [
    field('header.firstAttemptAt', 'ersterSendeversuch', text()),
    field('header.receivedAt', 'eingang', text()),
    group('wirkung', [field('header.effect', 'code', text(60)), field('header.effectText', 'name', text())], {
      listURI: 'urn:aufenthalt:codeliste:wirkung',
      listVersionID: '1',
    }),
    field('header.language', 'ausgefuelltIn', text(20)),
  ]),
]
