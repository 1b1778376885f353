// On which papers the person is here, and since when.
import type { BlockTable } from '../block-table.ts'

/** Blocks. */
export const stayBlocks = {
  stay: {
    title: 'Aufenthalt',
    fields: {
      currentTitle: { kind: 'choice', label: 'Vorhandenes Dokument' },
      purposeNow: { kind: 'choice', label: 'Zweck jetzt' },
      titleLegalBasis: { kind: 'text', label: 'Rechtsgrundlage' },
      titleNumber: { kind: 'text', label: 'Nummer' },
      titleIssuedOn: { kind: 'date', label: 'Ausgestellt am' },
      titleValidUntil: { kind: 'date', label: 'Gültig bis' },
      titleAuthority: { kind: 'text', label: 'Ausstellende Behörde' },
      titleConditions: { kind: 'long-text', label: 'Nebenbestimmungen' },
      lateReason: { kind: 'long-text', label: 'Grund für den späten Antrag' },
      azrNumber: { kind: 'text', label: 'AZR-Nummer' },
      entryKind: { kind: 'choice', label: 'Art der Einreise' },
      firstEntry: { kind: 'partial-date', label: 'Erste Einreise' },
      lastEntry: { kind: 'date', label: 'Letzte Einreise' },
    },
  },
  visa: {
    title: 'Visum',
    fields: {
      number: { kind: 'text', label: 'Nummer' },
      issuedOn: { kind: 'date', label: 'Ausgestellt am' },
      validUntil: { kind: 'date', label: 'Gültig bis' },
      mission: { kind: 'text', label: 'Auslandsvertretung' },
      purpose: { kind: 'text', label: 'Zweck' },
      authorityConsent: { kind: 'choice', label: 'Zustimmung der Ausländerbehörde' },
    },
  },
  history: {
    title: 'Voraufenthalte',
    fields: {
      hasStays: { kind: 'yes-no', label: 'Früher in Deutschland' },
      stays: {
        kind: 'group',
        label: 'Aufenthalt',
        fields: {
          from: { kind: 'partial-date', label: 'Von' },
          to: { kind: 'partial-date', label: 'Bis' },
          town: { kind: 'text', label: 'Ort' },
          purpose: { kind: 'text', label: 'Zweck' },
        },
      },
      uninterruptedSince: { kind: 'partial-date', label: 'Ohne Unterbrechung hier seit' },
      hasAbsences: { kind: 'yes-no', label: 'Über sechs Monate im Ausland' },
      absences: {
        kind: 'group',
        label: 'Auslandsaufenthalt',
        fields: {
          from: { kind: 'partial-date', label: 'Von' },
          to: { kind: 'partial-date', label: 'Bis' },
          state: { kind: 'country', label: 'Staat' },
          reason: { kind: 'text', label: 'Grund' },
        },
      },
      hasOtherTitles: { kind: 'yes-no', label: 'Titel anderer EU-Staaten' },
      otherTitles: {
        kind: 'group',
        label: 'Titel eines anderen EU-Staats',
        fields: {
          state: { kind: 'country', label: 'Staat' },
          kind: { kind: 'text', label: 'Art' },
          number: { kind: 'text', label: 'Nummer' },
          validUntil: { kind: 'date', label: 'Gültig bis' },
        },
      },
    },
  },
} as const satisfies BlockTable
