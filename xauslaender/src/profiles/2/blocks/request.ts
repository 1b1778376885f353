// What is asked for, and who acts for the person.
import type { CanonicalApplication } from '../../../canonical/application.ts'
import { text, yesNo } from '../../codecs.ts'
import { group, type Row, rowsFor } from '../../mapping.ts'
import { date, email, line, name, ours } from '../../value-codecs.ts'
import { houseNumber, partialDate } from '../codecs.ts'

const { field } = rowsFor<CanonicalApplication>()

/** Rows in the order of the schema. */
export const requestRows: readonly Row[] = [
  group('anliegen', [
    field('request.minimum', 'mindestantrag', yesNo),
    field('request.reason', 'grund', ours('antragsgrund')),
    field('request.purpose', 'zweck', ours('aufenthaltszweck')),
    field('request.purposeUnknown', 'zweckUnbekannt', yesNo),
    field('request.purposeGroup', 'personengruppe', ours('personengruppe')),
    field('request.wantedDuration', 'gewuenschteDauer', ours('gewuenschte-dauer')),
    field('request.wantedUntil', 'gewuenschtBis', date),
  ]),
  group('vertretung', [
    field('representation.kind', 'art', ours('vertretung')),
    field('representation.familyName', 'familienname', name),
    field('representation.givenNames', 'vornamen', name),
    field('representation.birthDate', 'geburtsdatum', partialDate),
    field('representation.organisation', 'stelle', line),
    field('representation.contactPerson', 'ansprechperson', text(120)),
    field('representation.sameAddress', 'gleicheAnschrift', yesNo),
    group('anschrift', [
      group('ort', [field('representation.postcode', 'postleitzahl', text(10)), field('representation.town', 'ortsname', text(44))]),
      group('zustellung', [
        field('representation.street', 'strasse', text(55)),
        field('representation.houseNumber', 'hausnummer', houseNumber),
      ]),
    ]),
    field('representation.email', 'email', email),
    field('representation.phone', 'telefon', line),
  ]),
]
