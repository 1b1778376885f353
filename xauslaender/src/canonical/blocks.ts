// The typed blocks of an application: what a case system files into its own fields. A path is `<block>.<field>`; labels are what a case worker reads.
import type { ValueOfKind } from './values.ts'

/** One field of a typed block. */
export type BlockField = { readonly kind: keyof ValueOfKind; readonly label: string }

type BlockTable = { readonly [block: string]: { readonly title: string; readonly fields: { readonly [name: string]: BlockField } } }

/** All typed blocks, in the order in which a case worker reads them. */
export const blocks = {
  request: {
    title: 'Anliegen',
    fields: {
      reason: { kind: 'choice', label: 'Antragsgrund' },
      purpose: { kind: 'choice', label: 'Aufenthaltszweck' },
      purposeUnknown: { kind: 'yes-no', label: 'Zweck der Person nicht bekannt' },
      wantedDuration: { kind: 'choice', label: 'Gewünschte Dauer' },
      wantedUntil: { kind: 'date', label: 'Gewünscht bis' },
    },
  },
  person: {
    title: 'Person',
    fields: {
      noFamilyName: { kind: 'flag', label: 'Familienname' },
      familyName: { kind: 'name', label: 'Familienname' },
      noGivenNames: { kind: 'flag', label: 'Vornamen' },
      givenNames: { kind: 'name', label: 'Vornamen' },
      birthName: { kind: 'name', label: 'Geburtsname' },
      birthDate: { kind: 'partial-date', label: 'Geburtsdatum' },
      sex: { kind: 'choice', label: 'Geschlecht' },
      birthPlace: { kind: 'text', label: 'Geburtsort' },
      birthState: { kind: 'country', label: 'Geburtsstaat' },
      nationalities: { kind: 'countries', label: 'Staatsangehörigkeit' },
      maritalStatus: { kind: 'choice', label: 'Familienstand' },
    },
  },
  identityDocument: {
    title: 'Ausweisdokument',
    fields: {
      type: { kind: 'choice', label: 'Art' },
      number: { kind: 'text', label: 'Seriennummer' },
      issuer: { kind: 'text', label: 'Ausstellende Behörde' },
      issueState: { kind: 'country', label: 'Ausstellender Staat' },
      issuedOn: { kind: 'date', label: 'Ausgestellt am' },
      validUntil: { kind: 'date', label: 'Gültig bis' },
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
      since: { kind: 'date', label: 'Wohnt dort seit' },
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
  stay: {
    title: 'Aufenthalt',
    fields: {
      currentTitle: { kind: 'choice', label: 'Vorhandenes Dokument' },
      titleNumber: { kind: 'text', label: 'Nummer' },
      titleIssuedOn: { kind: 'date', label: 'Ausgestellt am' },
      titleValidUntil: { kind: 'date', label: 'Gültig bis' },
      titleAuthority: { kind: 'text', label: 'Ausstellende Behörde' },
      lateReason: { kind: 'long-text', label: 'Grund für den späten Antrag' },
      azrNumber: { kind: 'text', label: 'AZR-Nummer' },
      entryKind: { kind: 'choice', label: 'Art der Einreise' },
      lastEntry: { kind: 'date', label: 'Letzte Einreise' },
    },
  },
  work: {
    title: 'Beschäftigung',
    fields: {
      kind: { kind: 'choice', label: 'Art der Tätigkeit' },
      employerName: { kind: 'text', label: 'Arbeitgeber' },
      employerStreet: { kind: 'text', label: 'Straße und Hausnummer des Arbeitgebers' },
      employerPostcode: { kind: 'text', label: 'Postleitzahl des Arbeitgebers' },
      employerTown: { kind: 'text', label: 'Ort des Arbeitgebers' },
      jobTitle: { kind: 'text', label: 'Berufsbezeichnung' },
      jobDescription: { kind: 'long-text', label: 'Beschreibung der Tätigkeit' },
      start: { kind: 'date', label: 'Beginn' },
      unlimited: { kind: 'yes-no', label: 'Unbefristet' },
      end: { kind: 'date', label: 'Ende' },
      weeklyHours: { kind: 'integer', label: 'Wochenstunden' },
      grossPay: { kind: 'money', label: 'Bruttoentgelt' },
      grossPer: { kind: 'choice', label: 'Zeitraum des Entgelts' },
      regulated: { kind: 'yes-no', label: 'Reglementierter Beruf' },
    },
  },
} as const satisfies BlockTable

type Blocks = typeof blocks

/** The typed blocks as they stand in an application: every field optional, no block empty. */
export type TypedBlocks = {
  readonly [Block in keyof Blocks]?: {
    readonly [Name in keyof Blocks[Block]['fields']]?: Blocks[Block]['fields'][Name] extends { kind: infer Kind extends keyof ValueOfKind }
      ? ValueOfKind[Kind]
      : never
  }
}

/** All fields of all blocks by canonical path, in reading order. */
export const blockFields: ReadonlyMap<string, BlockField> = new Map(
  Object.entries<BlockTable[string]>(blocks).flatMap(([block, { fields }]) =>
    Object.entries(fields).map(([name, field]) => [`${block}.${name}`, field] as const),
  ),
)
