// Who the person is, where they live and how they are reached.
import type { BlockTable } from '../block-table.ts'

/** Blocks. */
export const personBlocks = {
  person: {
    title: 'Person',
    fields: {
      singleName: { kind: 'yes-no', label: 'Nur ein Name' },
      familyName: { kind: 'name', label: 'Familienname' },
      noFamilyName: { kind: 'flag', label: 'Familienname' },
      givenNames: { kind: 'name', label: 'Vornamen' },
      noGivenNames: { kind: 'flag', label: 'Vornamen' },
      birthName: { kind: 'name', label: 'Geburtsname' },
      doctorates: { kind: 'choices', label: 'Doktorgrad' },
      birthDate: { kind: 'partial-date', label: 'Geburtsdatum' },
      sex: { kind: 'choice', label: 'Geschlecht' },
      birthPlace: { kind: 'text', label: 'Geburtsort' },
      birthState: { kind: 'country', label: 'Geburtsstaat' },
      nationalities: { kind: 'countries', label: 'Staatsangehörigkeit' },
      formerNationalities: { kind: 'countries', label: 'Frühere Staatsangehörigkeit' },
      maritalStatus: { kind: 'choice', label: 'Familienstand' },
      maritalSince: { kind: 'partial-date', label: 'Familienstand seit' },
      separatedSince: { kind: 'partial-date', label: 'Getrennt lebend seit' },
      divorceFiledOn: { kind: 'partial-date', label: 'Scheidung beantragt am' },
      height: { kind: 'integer', label: 'Größe in cm' },
      eyeColour: { kind: 'choice', label: 'Augenfarbe' },
      eyeColourOther: { kind: 'text', label: 'Andere Augenfarbe' },
      photoSource: { kind: 'choice', label: 'Lichtbild' },
      photoCode: { kind: 'text', label: 'Code des Lichtbilds' },
    },
  },
  formerNames: {
    title: 'Frühere und andere Namen',
    fields: {
      has: { kind: 'yes-no', label: 'Frühere oder andere Namen' },
      names: {
        kind: 'group',
        label: 'Name',
        fields: {
          kind: { kind: 'choice', label: 'Art' },
          name: { kind: 'name', label: 'Name' },
          from: { kind: 'partial-date', label: 'Von' },
          to: { kind: 'partial-date', label: 'Bis' },
        },
      },
      hasIdentities: { kind: 'yes-no', label: 'Andere Personalien oder Schreibweisen' },
      identities: {
        kind: 'group',
        label: 'Andere Personalien',
        fields: {
          familyName: { kind: 'name', label: 'Familienname' },
          givenNames: { kind: 'name', label: 'Vornamen' },
          birthDate: { kind: 'partial-date', label: 'Geburtsdatum' },
          nationality: { kind: 'country', label: 'Staatsangehörigkeit' },
          where: { kind: 'text', label: 'Verwendet bei' },
        },
      },
    },
  },
  identityDocument: {
    title: 'Ausweisdokument',
    fields: {
      type: { kind: 'choice', label: 'Art' },
      entryIn: { kind: 'choice', label: 'Eintrag' },
      number: { kind: 'text', label: 'Seriennummer' },
      issuer: { kind: 'text', label: 'Ausstellende Behörde' },
      issueState: { kind: 'country', label: 'Ausstellender Staat' },
      issuedOn: { kind: 'date', label: 'Ausgestellt am' },
      validUntil: { kind: 'date', label: 'Gültig bis' },
      others: {
        kind: 'group',
        label: 'Weiteres Dokument',
        fields: {
          type: { kind: 'choice', label: 'Art' },
          number: { kind: 'text', label: 'Nummer' },
          issueState: { kind: 'country', label: 'Ausstellender Staat' },
          validUntil: { kind: 'date', label: 'Gültig bis' },
        },
      },
      reasonMissing: { kind: 'long-text', label: 'Grund für das Fehlen' },
    },
  },
  address: {
    title: 'Anschrift',
    fields: {
      street: { kind: 'text', label: 'Straße' },
      houseNumber: { kind: 'text', label: 'Hausnummer' },
      addition: { kind: 'text', label: 'Zusatz' },
      postcode: { kind: 'text', label: 'Postleitzahl' },
      town: { kind: 'text', label: 'Wohnort' },
      kind: { kind: 'choice', label: 'Art der Wohnung' },
      since: { kind: 'date', label: 'Wohnt dort seit' },
      previous: { kind: 'text', label: 'Zugezogen von' },
      abroadState: { kind: 'country', label: 'Letzter Staat im Ausland' },
      abroadLines: { kind: 'long-text', label: 'Letzte Anschrift im Ausland' },
      abroadKept: { kind: 'yes-no', label: 'Anschrift im Ausland bleibt' },
    },
  },
  contact: {
    title: 'Kontakt',
    fields: {
      email: { kind: 'email', label: 'E-Mail' },
      phone: { kind: 'phone', label: 'Telefon' },
      language: { kind: 'choice', label: 'Sprache für Nachrichten' },
    },
  },
} as const satisfies BlockTable
