// What is asked for, and who acts for the person.
import type { BlockTable } from '../block-table.ts'

/** Blocks. */
export const requestBlocks = {
  request: {
    title: 'Anliegen',
    fields: {
      reason: { kind: 'choice', label: 'Antragsgrund' },
      minimum: { kind: 'yes-no', label: 'Mindestantrag' },
      purpose: { kind: 'choice', label: 'Aufenthaltszweck' },
      purposeUnknown: { kind: 'yes-no', label: 'Zweck der Person nicht bekannt' },
      purposeGroup: { kind: 'choice', label: 'Personengruppe' },
      wantedDuration: { kind: 'choice', label: 'Gewünschte Dauer' },
      wantedUntil: { kind: 'date', label: 'Gewünscht bis' },
    },
  },
  representation: {
    title: 'Vertretung',
    fields: {
      kind: { kind: 'choice', label: 'Art' },
      familyName: { kind: 'name', label: 'Familienname' },
      givenNames: { kind: 'name', label: 'Vornamen' },
      birthDate: { kind: 'partial-date', label: 'Geburtsdatum' },
      organisation: { kind: 'text', label: 'Stelle' },
      contactPerson: { kind: 'text', label: 'Ansprechperson' },
      sameAddress: { kind: 'yes-no', label: 'Gleiche Anschrift' },
      street: { kind: 'text', label: 'Straße' },
      houseNumber: { kind: 'text', label: 'Hausnummer' },
      postcode: { kind: 'text', label: 'Postleitzahl' },
      town: { kind: 'text', label: 'Ort' },
      email: { kind: 'email', label: 'E-Mail' },
      phone: { kind: 'phone', label: 'Telefon' },
    },
  },
} as const satisfies BlockTable
