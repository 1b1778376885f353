// Offences and security, language and integration.
import type { BlockTable } from '../block-table.ts'

/** One offence, proceeding or decision that a person tells of. */
const incident = {
  what: { kind: 'long-text', label: 'Was' },
  where: { kind: 'text', label: 'Ort oder Staat' },
  authority: { kind: 'text', label: 'Behörde oder Gericht' },
  date: { kind: 'partial-date', label: 'Datum' },
  fileNumber: { kind: 'text', label: 'Aktenzeichen' },
  outcome: { kind: 'text', label: 'Ausgang' },
} as const

/** Blocks. */
export const conductBlocks = {
  offences: {
    title: 'Rechtsverstöße und Sicherheit',
    fields: {
      convictedHere: { kind: 'yes-no', label: 'In Deutschland verurteilt' },
      convictedHereDetails: { kind: 'group', label: 'Verurteilung in Deutschland', fields: incident },
      convictedAbroad: { kind: 'yes-no', label: 'Im Ausland verurteilt' },
      convictedAbroadDetails: { kind: 'group', label: 'Verurteilung im Ausland', fields: incident },
      investigation: { kind: 'yes-no', label: 'Laufendes Verfahren' },
      investigationDetails: { kind: 'group', label: 'Verfahren', fields: incident },
      detention: { kind: 'yes-no', label: 'In Haft gewesen' },
      detentionDetails: { kind: 'group', label: 'Haft', fields: incident },
      expelled: { kind: 'yes-no', label: 'Ausgewiesen, abgeschoben oder zurückgewiesen' },
      expelledDetails: { kind: 'group', label: 'Ausweisung oder Abschiebung', fields: incident },
      entryBan: { kind: 'yes-no', label: 'Einreise- und Aufenthaltsverbot' },
      entryBanDetails: { kind: 'group', label: 'Einreiseverbot', fields: { ...incident, until: { kind: 'date', label: 'Bis' } } },
      titleRefused: { kind: 'yes-no', label: 'Titel, Visum oder Asyl abgelehnt' },
      titleRefusedDetails: { kind: 'group', label: 'Ablehnung', fields: incident },
      order: { kind: 'yes-no', label: 'Gegen die freiheitliche demokratische Grundordnung' },
      association: { kind: 'yes-no', label: 'Mitglied einer terroristischen Vereinigung' },
      support: { kind: 'yes-no', label: 'Unterstützung einer solchen Vereinigung' },
      preparation: { kind: 'yes-no', label: 'Vorbereitung einer staatsgefährdenden Gewalttat' },
      violence: { kind: 'yes-no', label: 'Politische Gewalt' },
      explanation: { kind: 'long-text', label: 'Erläuterung' },
    },
  },
  language: {
    title: 'Sprache',
    fields: {
      native: { kind: 'text', label: 'Muttersprache' },
      german: { kind: 'choice', label: 'Deutsch' },
      proof: { kind: 'choice', label: 'Nachweis' },
      english: { kind: 'choice', label: 'Englisch' },
    },
  },
  integration: {
    title: 'Integration',
    fields: {
      course: { kind: 'choice', label: 'Integrationskurs' },
      test: { kind: 'yes-no', label: 'Test „Leben in Deutschland“' },
      schoolCertificate: { kind: 'yes-no', label: 'Deutscher Schulabschluss' },
    },
  },
} as const satisfies BlockTable
