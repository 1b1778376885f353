// What the person lives on, how they are insured and how they live.
import type { CanonicalApplication } from '../../canonical/application.ts'
import type { Codec } from '../codec.ts'
import { integer, yesNo } from '../codecs.ts'
import { group, type Row, rowsFor } from '../mapping.ts'
import { date, line, money, ours } from '../value-codecs.ts'

const { each, entries, field } = rowsFor<CanonicalApplication>()

/** Rows in the order of the schema; both profiles share it, each with its own way to write a partly known date. */
export const meansRows = (partialDate: Codec<string>): readonly Row[] => [
  group('lebensunterhalt', [
    each('means.kinds', 'quelle', ours('einkommensart'), 50),
    field('means.net', 'netto', money),
    field('means.gross', 'brutto', money),
    field('means.employer', 'arbeitgeber', line),
    field('means.since', 'seit', partialDate),
    field('means.limitedUntil', 'befristetBis', date),
    field('means.spouseNet', 'nettoDesEhegatten', money),
    entries('means.others', 'weitereEinnahme', 20, ({ field }) => [field('kind', 'art', line), field('monthly', 'monatlich', money)]),
    group('sperrkonto', [
      field('means.blockedBank', 'bank', line),
      field('means.blockedAmount', 'betrag', money),
      field('means.blockedMonthly', 'monatlichFrei', money),
    ]),
    group('verpflichtungserklaerung', [
      field('means.sponsorName', 'name', line),
      field('means.sponsorAuthority', 'behoerde', line),
      field('means.sponsorDate', 'datum', date),
    ]),
    field('means.paysMaintenance', 'zahltUnterhalt', yesNo),
    entries('means.maintenance', 'unterhaltszahlung', 20, ({ field }) => [field('to', 'an', line), field('monthly', 'monatlich', money)]),
  ]),
  group('leistungen', [
    field('benefits.received', 'bezogen', yesNo),
    each('benefits.kinds', 'art', ours('leistungsart'), 50),
    field('benefits.since', 'seit', partialDate),
    field('benefits.monthly', 'monatlich', money),
    field('benefits.office', 'stelle', line),
  ]),
  group('krankenversicherung', [
    field('healthInsurance.kind', 'art', ours('krankenversicherung')),
    field('healthInsurance.company', 'versicherung', line),
    field('healthInsurance.number', 'versichertennummer', line),
    field('healthInsurance.until', 'befristetBis', date),
  ]),
  group('wohnraum', [
    field('housing.kind', 'art', ours('wohnverhaeltnis')),
    field('housing.area', 'wohnflaeche', integer({ min: 0, max: 9999 })),
    field('housing.rooms', 'zimmer', integer({ min: 0, max: 999 })),
    field('housing.rentWarm', 'warmmiete', money),
    field('housing.persons', 'personen', integer({ min: 0, max: 999 })),
    field('housing.underSix', 'kinderUnterSechs', integer({ min: 0, max: 999 })),
  ]),
]
