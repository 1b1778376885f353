// The typed blocks of profile 1: canonical path, element, codec, in the order of the schema.
import type { CanonicalApplication } from '../../canonical/application.ts'
import { coded, country, flag, integer, partialDate, text, yesNo } from '../codecs.ts'
import { group, type Row, rowsFor } from '../mapping.ts'

const { field, each } = rowsFor<CanonicalApplication>()

/** A code of a list of ours. */
const ours = (list: string) => coded(`urn:aufenthalt:codeliste:${list}`)

const destatis = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel'
const state = country(`${destatis}:staat`)
const date = text()
const money = text()
const name = text(120)
const line = text(255)
const freeText = text(4000)

/** Rows of the blocks. */
export const blockRows: readonly Row[] = [
  group('anliegen', [
    field('request.reason', 'grund', ours('antragsgrund')),
    field('request.purpose', 'zweck', ours('aufenthaltszweck')),
    field('request.purposeUnknown', 'zweckUnbekannt', yesNo),
    field('request.wantedDuration', 'gewuenschteDauer', ours('gewuenschte-dauer')),
    field('request.wantedUntil', 'gewuenschtBis', date),
  ]),
  group('person', [
    group('familienname', [field('person.familyName', 'name', name), field('person.noFamilyName', 'nichtVorhanden', flag)]),
    group('vornamen', [field('person.givenNames', 'name', name), field('person.noGivenNames', 'nichtVorhanden', flag)]),
    group('geburtsname', [field('person.birthName', 'name', name)]),
    field('person.birthDate', 'geburtsdatum', partialDate),
    field('person.sex', 'geschlecht', coded('urn:xoev-de:xinneres:codeliste:geschlecht', '1')),
    field('person.birthPlace', 'geburtsort', line),
    field('person.birthState', 'geburtsstaat', state),
    each('person.nationalities', 'staatsangehoerigkeit', country(`${destatis}:staatsangehoerigkeit`), 20),
    field('person.maritalStatus', 'familienstand', ours('familienstand')),
  ]),
  group('ausweisdokument', [
    field('identityDocument.type', 'art', ours('ausweisdokument')),
    field('identityDocument.number', 'seriennummer', line),
    field('identityDocument.issuer', 'ausstellendeBehoerde', line),
    field('identityDocument.issueState', 'ausstellenderStaat', state),
    field('identityDocument.issuedOn', 'ausstellungsdatum', date),
    field('identityDocument.validUntil', 'gueltigBis', date),
    field('identityDocument.reasonMissing', 'grundDesFehlens', freeText),
  ]),
  group('anschrift', [
    field('address.houseNumber', 'hausnummer', text(9)),
    field('address.postcode', 'postleitzahl', text(5)),
    field('address.street', 'strasse', text(55)),
    field('address.town', 'wohnort', text(40)),
    field('address.addition', 'zusatzangaben', text(21)),
    field('address.since', 'wohnhaftSeit', date),
  ]),
  group('kontakt', [
    field('contact.email', 'email', text(254)),
    field('contact.phone', 'telefon', line),
    field('contact.language', 'nachrichtensprache', ours('nachrichtensprache')),
  ]),
  group('aufenthalt', [
    field('stay.currentTitle', 'vorhandenesDokument', ours('vorhandenes-dokument')),
    field('stay.titleNumber', 'nummer', line),
    field('stay.titleIssuedOn', 'ausstellungsdatum', date),
    field('stay.titleValidUntil', 'gueltigBis', date),
    field('stay.titleAuthority', 'ausstellendeBehoerde', line),
    field('stay.lateReason', 'grundDesSpaetenAntrags', freeText),
    field('stay.azrNumber', 'azrNummer', line),
    field('stay.entryKind', 'artDerEinreise', ours('einreise')),
    field('stay.lastEntry', 'letzteEinreise', date),
  ]),
  group('beschaeftigung', [
    field('work.kind', 'art', ours('taetigkeit')),
    group('arbeitgeber', [
      field('work.employerName', 'name', line),
      field('work.employerStreet', 'strasseHausnummer', line),
      field('work.employerPostcode', 'postleitzahl', text(5)),
      field('work.employerTown', 'ort', line),
    ]),
    field('work.jobTitle', 'berufsbezeichnung', text(100)),
    field('work.jobDescription', 'beschreibung', freeText),
    field('work.start', 'beginn', date),
    field('work.unlimited', 'unbefristet', yesNo),
    field('work.end', 'ende', date),
    field('work.weeklyHours', 'wochenstunden', integer({ min: 0, max: 168 })),
    field('work.grossPay', 'bruttoentgelt', money),
    field('work.grossPer', 'entgeltzeitraum', ours('entgeltzeitraum')),
    field('work.regulated', 'reglementierterBeruf', yesNo),
  ]),
]
