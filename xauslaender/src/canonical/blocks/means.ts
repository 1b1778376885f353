// What the person lives on, how they are insured and how they live.
import type { BlockTable } from '../block-table.ts'

/** Blocks. */
export const meansBlocks = {
  means: {
    title: 'Lebensunterhalt',
    fields: {
      kinds: { kind: 'choices', label: 'Lebt von' },
      net: { kind: 'money', label: 'Netto im Monat' },
      gross: { kind: 'money', label: 'Brutto im Monat' },
      employer: { kind: 'text', label: 'Arbeitgeber' },
      since: { kind: 'partial-date', label: 'Seit' },
      limitedUntil: { kind: 'date', label: 'Befristet bis' },
      spouseNet: { kind: 'money', label: 'Netto des Ehegatten im Monat' },
      others: {
        kind: 'group',
        label: 'Weitere Einnahme',
        fields: {
          kind: { kind: 'text', label: 'Art' },
          monthly: { kind: 'money', label: 'Im Monat' },
        },
      },
      blockedBank: { kind: 'text', label: 'Sperrkonto bei' },
      blockedAmount: { kind: 'money', label: 'Betrag auf dem Sperrkonto' },
      blockedMonthly: { kind: 'money', label: 'Monatlich frei vom Sperrkonto' },
      sponsorName: { kind: 'text', label: 'Verpflichtungserklärung von' },
      sponsorAuthority: { kind: 'text', label: 'Verpflichtungserklärung abgegeben bei' },
      sponsorDate: { kind: 'date', label: 'Verpflichtungserklärung vom' },
      paysMaintenance: { kind: 'yes-no', label: 'Zahlt Unterhalt' },
      maintenance: {
        kind: 'group',
        label: 'Unterhaltszahlung',
        fields: {
          to: { kind: 'text', label: 'An' },
          monthly: { kind: 'money', label: 'Im Monat' },
        },
      },
    },
  },
  benefits: {
    title: 'Leistungen',
    fields: {
      received: { kind: 'yes-no', label: 'Bezieht Leistungen' },
      kinds: { kind: 'choices', label: 'Art' },
      since: { kind: 'partial-date', label: 'Seit' },
      monthly: { kind: 'money', label: 'Im Monat' },
      office: { kind: 'text', label: 'Stelle' },
    },
  },
  healthInsurance: {
    title: 'Krankenversicherung',
    fields: {
      kind: { kind: 'choice', label: 'Art' },
      company: { kind: 'text', label: 'Versicherung' },
      number: { kind: 'text', label: 'Versichertennummer' },
      until: { kind: 'date', label: 'Befristet bis' },
    },
  },
  housing: {
    title: 'Wohnraum',
    fields: {
      kind: { kind: 'choice', label: 'Art' },
      area: { kind: 'integer', label: 'Wohnfläche in m²' },
      rooms: { kind: 'integer', label: 'Zimmer' },
      rentWarm: { kind: 'money', label: 'Warmmiete' },
      persons: { kind: 'integer', label: 'Personen' },
      underSix: { kind: 'integer', label: 'Kinder unter sechs' },
    },
  },
} as const satisfies BlockTable
