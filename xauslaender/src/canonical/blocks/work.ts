// What the person has learned and what they work.
import type { BlockTable } from '../block-table.ts'

/** Blocks. */
export const workBlocks = {
  qualification: {
    title: 'Qualifikation',
    fields: {
      kind: { kind: 'choice', label: 'Höchster Abschluss' },
      title: { kind: 'text', label: 'Bezeichnung' },
      institution: { kind: 'text', label: 'Einrichtung' },
      country: { kind: 'country', label: 'Staat' },
      completedOn: { kind: 'partial-date', label: 'Abgeschlossen am' },
      recognition: { kind: 'choice', label: 'Anerkennung in Deutschland' },
      experience: {
        kind: 'group',
        label: 'Berufserfahrung',
        fields: {
          from: { kind: 'partial-date', label: 'Von' },
          to: { kind: 'partial-date', label: 'Bis' },
          employer: { kind: 'text', label: 'Arbeitgeber' },
          country: { kind: 'country', label: 'Staat' },
          activity: { kind: 'long-text', label: 'Tätigkeit' },
        },
      },
    },
  },
  work: {
    title: 'Beschäftigung',
    fields: {
      kind: { kind: 'choice', label: 'Art der Tätigkeit' },
      employerName: { kind: 'text', label: 'Arbeitgeber' },
      employerLegalForm: { kind: 'text', label: 'Rechtsform' },
      employerStreet: { kind: 'text', label: 'Straße und Hausnummer des Arbeitgebers' },
      employerPostcode: { kind: 'text', label: 'Postleitzahl des Arbeitgebers' },
      employerTown: { kind: 'text', label: 'Ort des Arbeitgebers' },
      employerNumber: { kind: 'text', label: 'Betriebsnummer' },
      employerContact: { kind: 'text', label: 'Ansprechperson' },
      employerEmail: { kind: 'email', label: 'E-Mail des Arbeitgebers' },
      employerPhone: { kind: 'phone', label: 'Telefon des Arbeitgebers' },
      employerChange: { kind: 'yes-no', label: 'Arbeitgeber gewechselt' },
      jobTitle: { kind: 'text', label: 'Berufsbezeichnung' },
      jobDescription: { kind: 'long-text', label: 'Beschreibung der Tätigkeit' },
      start: { kind: 'date', label: 'Beginn' },
      unlimited: { kind: 'yes-no', label: 'Unbefristet' },
      end: { kind: 'date', label: 'Ende' },
      place: { kind: 'text', label: 'Arbeitsort' },
      weeklyHours: { kind: 'integer', label: 'Wochenstunden' },
      grossPay: { kind: 'money', label: 'Bruttoentgelt' },
      grossPer: { kind: 'choice', label: 'Zeitraum des Entgelts' },
      regulated: { kind: 'yes-no', label: 'Reglementierter Beruf' },
      temporaryWork: { kind: 'yes-no', label: 'Leiharbeit' },
      sendingCompany: { kind: 'text', label: 'Entsendendes Unternehmen' },
      sentAs: { kind: 'choice', label: 'Entsandt als' },
    },
  },
  selfEmployment: {
    title: 'Selbstständigkeit',
    fields: {
      kind: { kind: 'choice', label: 'Art' },
      activity: { kind: 'long-text', label: 'Tätigkeit' },
      start: { kind: 'date', label: 'Beginn' },
      capital: { kind: 'money', label: 'Eigenkapital' },
      jobs: { kind: 'integer', label: 'Arbeitsplätze' },
    },
  },
  search: {
    title: 'Arbeitsplatzsuche',
    fields: {
      plan: { kind: 'long-text', label: 'Vorhaben' },
      sideJob: { kind: 'yes-no', label: 'Nebenbeschäftigung' },
    },
  },
  opportunityCard: {
    title: 'Chancenkarte',
    fields: {
      shortage: { kind: 'yes-no', label: 'Engpassberuf' },
      experience: { kind: 'choice', label: 'Berufserfahrung' },
      earlierStay: { kind: 'yes-no', label: 'Früherer Aufenthalt' },
    },
  },
} as const satisfies BlockTable
