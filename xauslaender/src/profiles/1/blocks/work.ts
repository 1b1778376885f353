// What the person has learned and what they work.
import type { CanonicalApplication } from '../../../canonical/application.ts'
import { integer, partialDate, text, yesNo } from '../../codecs.ts'
import { group, type Row, rowsFor } from '../../mapping.ts'
import { date, email, freeText, line, money, ours, state } from '../../value-codecs.ts'

const { entries, field } = rowsFor<CanonicalApplication>()

/** Rows in the order of the schema. */
export const workRows: readonly Row[] = [
  group('qualifikation', [
    field('qualification.kind', 'art', ours('abschluss')),
    field('qualification.title', 'bezeichnung', line),
    field('qualification.institution', 'einrichtung', line),
    field('qualification.country', 'staat', state),
    field('qualification.completedOn', 'abschlussdatum', partialDate),
    field('qualification.recognition', 'anerkennung', ours('anerkennung')),
    entries('qualification.experience', 'berufserfahrung', 50, ({ field }) => [
      field('from', 'von', partialDate),
      field('to', 'bis', partialDate),
      field('employer', 'arbeitgeber', line),
      field('country', 'staat', state),
      field('activity', 'taetigkeit', text(500)),
    ]),
  ]),
  group('beschaeftigung', [
    field('work.kind', 'art', ours('taetigkeit')),
    group('arbeitgeber', [
      field('work.employerName', 'name', line),
      field('work.employerLegalForm', 'rechtsform', line),
      field('work.employerStreet', 'strasseHausnummer', line),
      field('work.employerPostcode', 'postleitzahl', text(5)),
      field('work.employerTown', 'ort', line),
      field('work.employerNumber', 'betriebsnummer', text(20)),
      field('work.employerContact', 'ansprechperson', line),
      field('work.employerEmail', 'email', email),
      field('work.employerPhone', 'telefon', line),
    ]),
    field('work.employerChange', 'arbeitgeberwechsel', yesNo),
    field('work.jobTitle', 'berufsbezeichnung', text(100)),
    field('work.jobDescription', 'beschreibung', freeText),
    field('work.start', 'beginn', date),
    field('work.unlimited', 'unbefristet', yesNo),
    field('work.end', 'ende', date),
    field('work.place', 'arbeitsort', line),
    field('work.weeklyHours', 'wochenstunden', integer({ min: 0, max: 168 })),
    field('work.grossPay', 'bruttoentgelt', money),
    field('work.grossPer', 'entgeltzeitraum', ours('entgeltzeitraum')),
    field('work.regulated', 'reglementierterBeruf', yesNo),
    field('work.temporaryWork', 'leiharbeit', yesNo),
    field('work.sendingCompany', 'entsendendesUnternehmen', line),
    field('work.sentAs', 'entsandtAls', ours('entsendung')),
  ]),
  group('selbststaendigkeit', [
    field('selfEmployment.kind', 'art', ours('selbststaendigkeit')),
    field('selfEmployment.activity', 'taetigkeit', freeText),
    field('selfEmployment.start', 'beginn', date),
    field('selfEmployment.capital', 'eigenkapital', money),
    field('selfEmployment.jobs', 'arbeitsplaetze', integer({ min: 0, max: 999999 })),
  ]),
  group('arbeitsplatzsuche', [field('search.plan', 'vorhaben', freeText), field('search.sideJob', 'nebenbeschaeftigung', yesNo)]),
  group('chancenkarte', [
    field('opportunityCard.shortage', 'engpassberuf', yesNo),
    field('opportunityCard.experience', 'berufserfahrung', ours('chancenkarte-erfahrung')),
    field('opportunityCard.earlierStay', 'fruehererAufenthalt', yesNo),
  ]),
]
