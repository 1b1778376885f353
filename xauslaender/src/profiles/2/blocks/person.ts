// Who the person is, where they live and how they are reached.
import type { CanonicalApplication } from '../../../canonical/application.ts'
import { flag, integer, text, yesNo } from '../../codecs.ts'
import { demanded, group, type Row, rowsFor } from '../../mapping.ts'
import { node } from '../../node.ts'
import { date, email, freeText, line, name, nationality, ours, state } from '../../value-codecs.ts'
import { houseNumber, nationalities, partialDate, sex } from '../codecs.ts'

const { each, entries, field } = rowsFor<CanonicalApplication>()

/** Rows in the order of the schema. */
export const personRows: readonly Row[] = [
  group('antragsteller', [
    group('name', [
      group('nachname', [field('person.familyName', 'name', name), field('person.noFamilyName', 'nichtVorhanden', flag)]),
      group('vornamen', [field('person.givenNames', 'name', name), field('person.noGivenNames', 'nichtVorhanden', flag)]),
      field('person.birthName', 'geburtsname', name),
      each('person.doctorates', 'doktorgrad', ours('doktorgrad'), 10),
      field('person.singleName', 'nurEinName', yesNo),
    ]),
    group('geburt', [
      field('person.birthDate', 'datum', partialDate),
      field('person.birthPlace', 'ort', line),
      field('person.birthState', 'staat', state),
    ]),
    field('person.sex', 'geschlecht', sex),
    group('familienstand', [
      field('person.maritalStatus', 'stand', ours('familienstand')),
      field('person.maritalSince', 'seit', partialDate),
      field('person.separatedSince', 'getrenntLebendSeit', partialDate),
      field('person.divorceFiledOn', 'scheidungBeantragtAm', partialDate),
    ]),
    group('merkmale', [
      field('person.height', 'groesse', integer({ min: 30, max: 250 })),
      field('person.eyeColour', 'augenfarbe', ours('augenfarbe')),
      field('person.eyeColourOther', 'andereAugenfarbe', text(20)),
    ]),
    group('lichtbild', [field('person.photoSource', 'herkunft', ours('lichtbild')), field('person.photoCode', 'code', text(60))]),
  ]),
  demanded(
    'staatsangehoerigkeiten',
    [field('person.nationalities', 'gegenwaertig', nationalities), field('person.formerNationalities', 'frueher', nationalities)],
    node('keineAngabe', 'true'),
  ),
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
  group('wohnung', [
    group('anschrift', [
      group('ort', [field('address.postcode', 'postleitzahl', text(10)), field('address.town', 'ortsname', text(44))]),
      group('zustellung', [
        field('address.street', 'strasse', text(55)),
        field('address.houseNumber', 'hausnummer', houseNumber),
        field('address.addition', 'zusatzangaben', text(21)),
      ]),
    ]),
    field('address.kind', 'art', ours('wohnungsart')),
    field('address.since', 'seit', date),
    field('address.previous', 'zugezogenVon', line),
    group('ausland', [
      field('address.abroadState', 'staat', state),
      field('address.abroadLines', 'anschrift', text(220)),
      field('address.abroadKept', 'bleibt', yesNo),
    ]),
  ]),
  demanded(
    'erreichbarkeit',
    [
      field('contact.email', 'email', email),
      field('contact.phone', 'telefon', line),
      field('contact.language', 'sprache', ours('nachrichtensprache')),
    ],
    node('keineAngabe', 'true'),
  ),
]
