// What follows the blocks: answers without a block, documents beside the message, declarations.
import type { CanonicalApplication, DeclarationMade, DocumentReference, Fachangabe } from '../canonical/application.ts'
import type { Codec } from './codec.ts'
import { coded, integer, text } from './codecs.ts'
import { group, type Row, record, rowsFor } from './mapping.ts'

const { each } = rowsFor<CanonicalApplication>()
const { field: documentField } = rowsFor<DocumentReference>()
const { field: declarationField } = rowsFor<DeclarationMade>()

/** A document that travels beside the message. */
export const document = record<DocumentReference>([
  documentField('attachmentId', 'kennung', text()),
  group('art', [documentField('code', 'code', text(60)), documentField('label', 'name', text())], {
    listURI: 'urn:aufenthalt:codeliste:unterlage',
    listVersionID: '1',
  }),
  documentField('filename', 'dateiname', text(255)),
  documentField('mimeType', 'mimeTyp', text(100)),
  documentField('bytes', 'groesse', integer({ min: 0, max: 104_857_600 })),
  documentField('sha256', 'sha256', text()),
])

/** A declaration that was made. */
export const declaration = record<DeclarationMade>([
  declarationField('id', 'kennung', text(60)),
  declarationField('text', 'wortlaut', text()),
  declarationField('textSha256', 'sha256', text()),
])

/** Rows after the blocks, in the order of every schema. */
export const enclosureRows = (fachangabe: Codec<Fachangabe>): readonly Row[] => [
  group('fachangaben', [each('fachangaben', 'fachangabe', fachangabe, 1000)]),
  group('unterlagen', [each('documents', 'unterlage', document, 200)]),
  group('nachzureichen', [each('laterDocuments', 'art', coded('urn:aufenthalt:codeliste:unterlage', '1'), 100)]),
  group('erklaerungen', [each('declarations', 'erklaerung', declaration, 50)]),
]
