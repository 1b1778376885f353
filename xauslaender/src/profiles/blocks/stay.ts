// On which papers the person is here, and since when.
import type { CanonicalApplication } from '../../canonical/application.ts'
import type { Codec } from '../codec.ts'
import { yesNo } from '../codecs.ts'
import { group, type Row, rowsFor } from '../mapping.ts'
import { date, freeText, line, ours, state } from '../value-codecs.ts'

const { entries, field } = rowsFor<CanonicalApplication>()

/** What the profiles write differently here: a partly known date, and the conditions of the present title. */
type Own = { readonly partialDate: Codec<string>; readonly conditions: Codec<string> }

/** Rows in the order of the schema, which both profiles share. */
export const stayRows = ({ partialDate, conditions }: Own): readonly Row[] => [
  group('aufenthalt', [
    field('stay.currentTitle', 'vorhandenesDokument', ours('vorhandenes-dokument')),
    field('stay.purposeNow', 'zweckJetzt', ours('zweck-jetzt')),
    field('stay.titleLegalBasis', 'rechtsgrundlage', line),
    field('stay.titleNumber', 'nummer', line),
    field('stay.titleIssuedOn', 'ausstellungsdatum', date),
    field('stay.titleValidUntil', 'gueltigBis', date),
    field('stay.titleAuthority', 'ausstellendeBehoerde', line),
    field('stay.titleConditions', 'nebenbestimmungen', conditions),
    field('stay.lateReason', 'grundDesSpaetenAntrags', freeText),
    field('stay.azrNumber', 'azrNummer', line),
    field('stay.entryKind', 'artDerEinreise', ours('einreise')),
    field('stay.firstEntry', 'ersteEinreise', partialDate),
    field('stay.lastEntry', 'letzteEinreise', date),
  ]),
  group('visum', [
    field('visa.number', 'nummer', line),
    field('visa.issuedOn', 'ausstellungsdatum', date),
    field('visa.validUntil', 'gueltigBis', date),
    field('visa.mission', 'auslandsvertretung', line),
    field('visa.purpose', 'zweck', line),
    field('visa.authorityConsent', 'zustimmungDerAuslaenderbehoerde', ours('zustimmung')),
  ]),
  group('voraufenthalte', [
    field('history.hasStays', 'frueherInDeutschland', yesNo),
    entries('history.stays', 'voraufenthalt', 50, ({ field }) => [
      field('from', 'von', partialDate),
      field('to', 'bis', partialDate),
      field('town', 'ort', line),
      field('purpose', 'zweck', line),
    ]),
    field('history.uninterruptedSince', 'ohneUnterbrechungSeit', partialDate),
    field('history.hasAbsences', 'langeImAusland', yesNo),
    entries('history.absences', 'auslandsaufenthalt', 50, ({ field }) => [
      field('from', 'von', partialDate),
      field('to', 'bis', partialDate),
      field('state', 'staat', state),
      field('reason', 'grund', line),
    ]),
    field('history.hasOtherTitles', 'andereTitelVorhanden', yesNo),
    entries('history.otherTitles', 'andererTitel', 20, ({ field }) => [
      field('state', 'staat', state),
      field('kind', 'art', line),
      field('number', 'nummer', line),
      field('validUntil', 'gueltigBis', date),
    ]),
  ]),
]
