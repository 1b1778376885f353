// What the person says, and receipts: rows of every kind, in the order of the schema.
import type { CaseMessageKind, MessageOf } from '@aufenthalt/model'
import { text } from '../codecs.ts'
import { declaration, document } from '../enclosures.ts'
import { rowsFor } from '../mapping.ts'
import { date, freeText } from '../value-codecs.ts'
import type { Content } from './content.ts'
import { type Dialect, word } from './dialect.ts'
import { answeredRows, remarkRow, slotRows } from './part-rows.ts'

const of = <Kind extends CaseMessageKind>() => rowsFor<MessageOf<Kind>>()

const appointment = of<'appointment-answer'>()
const moreTime = of<'more-time'>()
const exemption = of<'fee-exemption'>()
const change = of<'change'>()
const taken = of<'taken'>()

const answer = (dialect: Dialect): Content => ({
  root: 'antwort',
  rows: [
    of<'answer'>().entries('answers', 'antwort', 20, ({ each, field }) => [
      field('questionId', 'kennung', text(60)),
      field('text', 'text', freeText),
      each('choices', 'auswahl', text(60), 20),
      each('attachments', 'unterlage', document, 50),
    ]),
    ...answeredRows(dialect),
    remarkRow,
  ],
})

/** Messages of the person. */
export const personContents = (dialect: Dialect) =>
  ({
    answer: answer(dialect),
    documents: { root: 'nachreichung', rows: [...answeredRows(dialect), remarkRow] },
    corrections: { root: 'korrektur', rows: [of<'corrections'>().each('corrections', 'fachangabe', dialect.stated, 100), remarkRow] },
    'appointment-answer': {
      root: 'terminantwort',
      rows: [appointment.field('answer', 'antwort', word('terminantwort')), ...slotRows(dialect), remarkRow],
    },
    'more-time': { root: 'fristbitte', rows: [moreTime.field('until', 'bis', date), remarkRow] },
    statement: { root: 'stellungnahme', rows: [of<'statement'>().field('text', 'wortlaut', freeText)], hasFiles: true },
    'fee-exemption': {
      root: 'befreiungsantrag',
      rows: [exemption.field('ground', 'grund', word('befreiungsgrund')), remarkRow],
      hasFiles: true,
    },
    'later-documents': { root: 'weitereUnterlagen', rows: [remarkRow], hasFiles: true },
    change: {
      root: 'aenderungsmitteilung',
      rows: [
        change.field('about', 'betrifft', word('aenderung')),
        change.field('since', 'seit', date),
        change.each('stated', 'fachangabe', dialect.stated, 100),
        remarkRow,
      ],
      hasFiles: true,
    },
    withdrawal: { root: 'ruecknahme', rows: [of<'withdrawal'>().each('declarations', 'erklaerung', declaration, 5), remarkRow] },
  }) as const satisfies { readonly [kind: string]: Content }

/** Receipts. */
export const receiptContents = {
  delivered: { root: 'zustellungsbestaetigung', rows: [of<'delivered'>().field('at', 'zeitpunkt', text())] },
  read: { root: 'lesebestaetigung', rows: [of<'read'>().field('at', 'zeitpunkt', text())] },
  taken: {
    root: 'uebernahmebestaetigung',
    rows: [taken.field('at', 'zeitpunkt', text()), taken.each('attachmentIds', 'unterlage', text(), 200)],
  },
} as const satisfies { readonly [kind: string]: Content }
