// Offences and security, language and integration.
import type { CanonicalApplication } from '../../canonical/application.ts'
import type { Codec } from '../codec.ts'
import { text, yesNo } from '../codecs.ts'
import { group, type Row, rowsFor } from '../mapping.ts'
import { date, freeText, line, ours } from '../value-codecs.ts'

const { entries, field } = rowsFor<CanonicalApplication>()

type Incident = NonNullable<NonNullable<CanonicalApplication['offences']>['convictedHereDetails']>[number]

const incident = rowsFor<Incident>()

/** One offence, proceeding or decision. */
const incidentRows = (partialDate: Codec<string>): readonly Row[] => [
  incident.field('what', 'vorwurf', text(500)),
  incident.field('where', 'ortOderStaat', line),
  incident.field('authority', 'behoerdeOderGericht', line),
  incident.field('date', 'datum', partialDate),
  incident.field('fileNumber', 'aktenzeichen', text(60)),
  incident.field('outcome', 'ausgang', line),
]

/** Rows in the order of the schema; both profiles share it, each with its own way to write a partly known date. */
export function conductRows(partialDate: Codec<string>): readonly Row[] {
  const incidents = incidentRows(partialDate)
  return [
    group('rechtsverstoesse', [
      field('offences.convictedHere', 'inDeutschlandVerurteilt', yesNo),
      entries('offences.convictedHereDetails', 'verurteilungInDeutschland', 20, () => incidents),
      field('offences.convictedAbroad', 'imAuslandVerurteilt', yesNo),
      entries('offences.convictedAbroadDetails', 'verurteilungImAusland', 20, () => incidents),
      field('offences.investigation', 'laufendesVerfahren', yesNo),
      entries('offences.investigationDetails', 'verfahren', 20, () => incidents),
      field('offences.detention', 'inHaftGewesen', yesNo),
      entries('offences.detentionDetails', 'haft', 20, () => incidents),
      field('offences.expelled', 'ausgewiesenOderAbgeschoben', yesNo),
      entries('offences.expelledDetails', 'ausweisungOderAbschiebung', 20, () => incidents),
      field('offences.entryBan', 'mitEinreiseverbot', yesNo),
      entries('offences.entryBanDetails', 'einreiseverbot', 20, ({ field }) => [...incidents, field('until', 'bis', date)]),
      field('offences.titleRefused', 'antragAbgelehnt', yesNo),
      entries('offences.titleRefusedDetails', 'ablehnung', 20, () => incidents),
      field('offences.order', 'gegenGrundordnung', yesNo),
      field('offences.association', 'terroristischeVereinigung', yesNo),
      field('offences.support', 'unterstuetzung', yesNo),
      field('offences.preparation', 'vorbereitung', yesNo),
      field('offences.violence', 'politischeGewalt', yesNo),
      field('offences.explanation', 'erlaeuterung', freeText),
    ]),
    group('sprache', [
      field('language.native', 'muttersprache', line),
      field('language.german', 'deutsch', ours('sprachniveau')),
      field('language.proof', 'nachweis', ours('sprachnachweis')),
      field('language.english', 'englisch', ours('sprachniveau')),
    ]),
    group('integration', [
      field('integration.course', 'integrationskurs', ours('integrationskurs')),
      field('integration.test', 'testLebenInDeutschland', yesNo),
      field('integration.schoolCertificate', 'deutscherSchulabschluss', yesNo),
    ]),
  ]
}
