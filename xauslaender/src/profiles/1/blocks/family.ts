// Spouse, children and parents.
import type { CanonicalApplication } from '../../../canonical/application.ts'
import { partialDate, yesNo } from '../../codecs.ts'
import { group, type Row, rowsFor } from '../../mapping.ts'
import { freeText, line, name, nationality, ours, state } from '../../value-codecs.ts'
import { sex } from '../codecs.ts'

const { each, entries, field } = rowsFor<CanonicalApplication>()

/** Rows in the order of the schema. */
export const familyRows: readonly Row[] = [
  group('ehegatte', [
    field('spouse.familyName', 'familienname', name),
    field('spouse.givenNames', 'vornamen', name),
    field('spouse.birthName', 'geburtsname', name),
    field('spouse.sex', 'geschlecht', sex),
    field('spouse.birthDate', 'geburtsdatum', partialDate),
    field('spouse.birthPlace', 'geburtsort', line),
    each('spouse.nationalities', 'staatsangehoerigkeit', nationality, 20),
    field('spouse.sameAddress', 'gleicheAnschrift', yesNo),
    field('spouse.state', 'wohnstaat', state),
    field('spouse.address', 'anschrift', freeText),
    field('spouse.status', 'aufenthaltsstatus', ours('status-des-ehegatten')),
    field('spouse.titleNumber', 'titelnummer', line),
    field('spouse.applying', 'stelltAntrag', yesNo),
  ]),
  group('familie', [
    field('family.hasChildren', 'kinderVorhanden', yesNo),
    entries('family.children', 'kind', 50, ({ field, each }) => [
      field('familyName', 'familienname', name),
      field('givenNames', 'vornamen', name),
      field('birthDate', 'geburtsdatum', partialDate),
      field('sex', 'geschlecht', sex),
      each('nationalities', 'staatsangehoerigkeit', nationality, 20),
      field('relation', 'verhaeltnis', ours('kindschaft')),
      field('residence', 'wohnort', ours('wohnort-des-kindes')),
      field('custody', 'sorgerecht', ours('sorgerecht')),
      field('applying', 'stelltAntrag', yesNo),
    ]),
    entries('family.parents', 'elternteil', 10, ({ field, each }) => [
      field('role', 'rolle', ours('elternteil')),
      field('isRepresentative', 'vertrittDiePerson', yesNo),
      field('familyName', 'familienname', name),
      field('givenNames', 'vornamen', name),
      field('birthDate', 'geburtsdatum', partialDate),
      each('nationalities', 'staatsangehoerigkeit', nationality, 20),
      field('alive', 'lebt', yesNo),
      field('address', 'anschrift', freeText),
      field('custody', 'sorgerecht', yesNo),
      field('consent', 'zustimmung', yesNo),
    ]),
  ]),
]
