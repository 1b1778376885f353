// Who the person is, where they live and how they are reached.
import type { CanonicalApplication } from '../../../canonical/application.ts'
import { flag, integer, partialDate, text, yesNo } from '../../codecs.ts'
import { group, type Row, rowsFor } from '../../mapping.ts'
import { date, email, freeText, line, name, nationality, ours, state } from '../../value-codecs.ts'
import { sex } from '../codecs.ts'

const { each, entries, field } = rowsFor<CanonicalApplication>()

/** Rows in the order of the schema. */
export const personRows: readonly Row[] = [
  group('person', [
    field('person.singleName', 'nurEinName', yesNo),
    group('familienname', [field('person.familyName', 'name', name), field('person.noFamilyName', 'nichtVorhanden', flag)]),
    group('vornamen', [field('person.givenNames', 'name', name), field('person.noGivenNames', 'nichtVorhanden', flag)]),
    group('geburtsname', [field('person.birthName', 'name', name)]),
    each('person.doctorates', 'doktorgrad', ours('doktorgrad'), 10),
    field('person.birthDate', 'geburtsdatum', partialDate),
    field('person.sex', 'geschlecht', sex),
    field('person.birthPlace', 'geburtsort', line),
    field('person.birthState', 'geburtsstaat', state),
    each('person.nationalities', 'staatsangehoerigkeit', nationality, 20),
    each('person.formerNationalities', 'fruehereStaatsangehoerigkeit', nationality, 20),
    field('person.maritalStatus', 'familienstand', ours('familienstand')),
    field('person.maritalSince', 'familienstandSeit', partialDate),
    field('person.separatedSince', 'getrenntLebendSeit', partialDate),
    field('person.divorceFiledOn', 'scheidungBeantragtAm', partialDate),
    field('person.height', 'groesse', integer({ min: 30, max: 250 })),
    field('person.eyeColour', 'augenfarbe', ours('augenfarbe')),
    field('person.eyeColourOther', 'andereAugenfarbe', text(20)),
    field('person.photoSource', 'lichtbild', ours('lichtbild')),
    field('person.photoCode', 'lichtbildCode', text(60)),
  ]),
  group('andereNamen', [
    field('formerNames.has', 'vorhanden', yesNo),
    entries('formerNames.names', 'weitererName', 20, ({ field }) => [
      field('kind', 'art', ours('namensart')),
      field('name', 'name', name),
      field('from', 'von', partialDate),
      field('to', 'bis', partialDate),
    ]),
    field('formerNames.hasIdentities', 'anderePersonalienVorhanden', yesNo),
    entries('formerNames.identities', 'anderePersonalien', 20, ({ field }) => [
      field('familyName', 'familienname', name),
      field('givenNames', 'vornamen', name),
      field('birthDate', 'geburtsdatum', partialDate),
      field('nationality', 'staatsangehoerigkeit', nationality),
      field('where', 'verwendetBei', line),
    ]),
  ]),
  group('ausweisdokument', [
    field('identityDocument.type', 'art', ours('ausweisdokument')),
    field('identityDocument.entryIn', 'eintrag', ours('passeintrag')),
    field('identityDocument.number', 'seriennummer', line),
    field('identityDocument.issuer', 'ausstellendeBehoerde', line),
    field('identityDocument.issueState', 'ausstellenderStaat', state),
    field('identityDocument.issuedOn', 'ausstellungsdatum', date),
    field('identityDocument.validUntil', 'gueltigBis', date),
    entries('identityDocument.others', 'weiteresDokument', 20, ({ field }) => [
      field('type', 'art', ours('weiteres-dokument')),
      field('number', 'nummer', line),
      field('issueState', 'ausstellenderStaat', state),
      field('validUntil', 'gueltigBis', date),
    ]),
    field('identityDocument.reasonMissing', 'grundDesFehlens', freeText),
  ]),
  group('anschrift', [
    field('address.street', 'strasse', text(55)),
    field('address.houseNumber', 'hausnummer', text(9)),
    field('address.addition', 'zusatzangaben', text(21)),
    field('address.postcode', 'postleitzahl', text(5)),
    field('address.town', 'wohnort', text(44)),
    field('address.kind', 'wohnungsart', ours('wohnungsart')),
    field('address.since', 'wohnhaftSeit', date),
    field('address.previous', 'zugezogenVon', line),
    field('address.abroadState', 'staatImAusland', state),
    field('address.abroadLines', 'anschriftImAusland', freeText),
    field('address.abroadKept', 'auslandsanschriftBleibt', yesNo),
  ]),
  group('kontakt', [
    field('contact.email', 'email', email),
    field('contact.phone', 'telefon', line),
    field('contact.language', 'nachrichtensprache', ours('nachrichtensprache')),
  ]),
]
