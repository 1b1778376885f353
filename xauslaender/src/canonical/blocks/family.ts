// Spouse, children and parents.
import type { BlockTable } from '../block-table.ts'

/** Blocks. */
export const familyBlocks = {
  spouse: {
    title: 'Ehegatte',
    fields: {
      familyName: { kind: 'name', label: 'Familienname' },
      givenNames: { kind: 'name', label: 'Vornamen' },
      birthName: { kind: 'name', label: 'Geburtsname' },
      sex: { kind: 'choice', label: 'Geschlecht' },
      birthDate: { kind: 'partial-date', label: 'Geburtsdatum' },
      birthPlace: { kind: 'text', label: 'Geburtsort' },
      nationalities: { kind: 'countries', label: 'Staatsangehörigkeit' },
      sameAddress: { kind: 'yes-no', label: 'Gleiche Anschrift' },
      state: { kind: 'country', label: 'Wohnstaat' },
      address: { kind: 'long-text', label: 'Anschrift' },
      status: { kind: 'choice', label: 'Aufenthaltsstatus' },
      titleNumber: { kind: 'text', label: 'Nummer des Titels' },
      applying: { kind: 'yes-no', label: 'Stellt auch einen Antrag' },
    },
  },
  family: {
    title: 'Kinder und Eltern',
    fields: {
      hasChildren: { kind: 'yes-no', label: 'Kinder' },
      children: {
        kind: 'group',
        label: 'Kind',
        fields: {
          familyName: { kind: 'name', label: 'Familienname' },
          givenNames: { kind: 'name', label: 'Vornamen' },
          birthDate: { kind: 'partial-date', label: 'Geburtsdatum' },
          sex: { kind: 'choice', label: 'Geschlecht' },
          nationalities: { kind: 'countries', label: 'Staatsangehörigkeit' },
          relation: { kind: 'choice', label: 'Verhältnis' },
          residence: { kind: 'choice', label: 'Wohnort' },
          custody: { kind: 'choice', label: 'Sorgerecht' },
          applying: { kind: 'yes-no', label: 'Stellt auch einen Antrag' },
        },
      },
      parents: {
        kind: 'group',
        label: 'Elternteil',
        fields: {
          role: { kind: 'choice', label: 'Rolle' },
          isRepresentative: { kind: 'yes-no', label: 'Vertritt die Person' },
          familyName: { kind: 'name', label: 'Familienname' },
          givenNames: { kind: 'name', label: 'Vornamen' },
          birthDate: { kind: 'partial-date', label: 'Geburtsdatum' },
          nationalities: { kind: 'countries', label: 'Staatsangehörigkeit' },
          alive: { kind: 'yes-no', label: 'Lebt' },
          address: { kind: 'long-text', label: 'Anschrift' },
          custody: { kind: 'yes-no', label: 'Sorgerecht' },
          consent: { kind: 'yes-no', label: 'Zustimmung zum Antrag' },
        },
      },
    },
  },
} as const satisfies BlockTable
