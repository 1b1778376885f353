// What the authority says: rows of every kind, in the order of the schema.
import type { CaseMessageKind, MessageOf } from '@aufenthalt/model'
import { text } from '../codecs.ts'
import { group, rowsFor } from '../mapping.ts'
import { date, freeText, line, money } from '../value-codecs.ts'
import type { Content } from './content.ts'
import { type Dialect, word } from './dialect.ts'
import { documentKind, requestedRows, slotRecord, slotRows } from './part-rows.ts'

const of = <Kind extends CaseMessageKind>() => rowsFor<MessageOf<Kind>>()

const status = of<'status'>()
const certificate = of<'certificate-ready'>()
const notCompetent = of<'not-competent'>()
const hearing = of<'hearing'>()
const decision = of<'decision'>()
const moreTime = of<'more-time-answer'>()

const query: Content = {
  root: 'rueckfrage',
  rows: [
    of<'query'>().entries('questions', 'frage', 20, ({ entries, field }) => [
      field('questionId', 'kennung', text(60)),
      field('text', 'wortlaut', freeText),
      field('answerAs', 'antwortAls', word('antwortart')),
      entries('options', 'moeglichkeit', 20, (option) => [
        option.field('code', 'kennung', text(60)),
        option.field('text', 'wortlaut', line),
      ]),
    ]),
    ...requestedRows,
  ],
}

const correction: Content = {
  root: 'korrekturbitte',
  rows: [
    of<'correction'>().entries('reopened', 'angabe', 100, ({ field }) => [
      field('field', 'kennung', text(60)),
      field('label', 'bezeichnung', text()),
      field('text', 'hinweis', freeText),
    ]),
  ],
}

function appointment(dialect: Dialect): Content {
  const { each, entries, field } = of<'appointment'>()
  return {
    root: 'terminmitteilung',
    rows: [
      field('purpose', 'anlass', word('terminanlass')),
      ...slotRows(dialect),
      field('endTime', 'ende', text()),
      group('stelle', dialect.place),
      entries('bring', 'mitbringen', 30, (item) => [
        item.field('document', 'unterlage', documentKind),
        item.field('text', 'sonstiges', line),
      ]),
      each('alternatives', 'ausweichtermin', slotRecord(dialect), 20),
    ],
  }
}

function fee(): Content {
  const { each, field } = of<'fee'>()
  return {
    root: 'gebuehrenmitteilung',
    rows: [
      field('amount', 'betrag', money),
      field('basis', 'grundlage', line),
      field('reference', 'kassenzeichen', text(100)),
      each('payBy', 'zahlungsweg', word('zahlungsweg'), 4),
      group('konto', [
        field('account.holder', 'inhaber', text(100)),
        field('account.iban', 'iban', text(34)),
        field('account.bank', 'bank', text(100)),
      ]),
    ],
    hasFiles: true,
  }
}

/** Messages of the authority. */
export const authorityContents = (dialect: Dialect) =>
  ({
    status: { root: 'statusmeldung', rows: [status.field('step', 'stand', word('bearbeitungsstand'))], hasFiles: true },
    'document-request': { root: 'nachforderung', rows: requestedRows },
    query,
    correction,
    appointment: appointment(dialect),
    fee: fee(),
    'certificate-ready': {
      root: 'bescheinigungsmitteilung',
      rows: [
        certificate.field('certificate', 'bescheinigung', word('bescheinigung')),
        certificate.field('handover', 'uebergabe', word('uebergabe')),
        group('stelle', dialect.place),
        certificate.field('validUntil', 'gueltigBis', date),
      ],
      hasFiles: true,
    },
    'not-competent': {
      root: 'unzustaendigkeitsmeldung',
      rows: [
        notCompetent.field('next', 'folge', word('unzustaendigkeitsfolge')),
        notCompetent.field('passedOnAt', 'abgegebenAm', date),
        notCompetent.field('ags', 'ags', text(8)),
        group('stelle', dialect.place),
      ],
    },
    hearing: {
      root: 'anhoerung',
      rows: [hearing.field('intended', 'beabsichtigt', word('absicht')), hearing.field('reasons', 'gruende', freeText), ...requestedRows],
      hasFiles: true,
    },
    decision: {
      root: 'entscheidungsmitteilung',
      rows: [
        decision.field('outcome', 'ergebnis', word('entscheidung')),
        decision.field('title', 'titel', line),
        decision.field('validUntil', 'gueltigBis', date),
        decision.field('notice', 'bekanntgabe', word('bekanntgabe')),
        decision.field('remedy', 'rechtsbehelf', freeText),
      ],
      hasFiles: true,
    },
    'more-time-answer': { root: 'fristentscheidung', rows: [moreTime.field('result', 'ergebnis', word('fristentscheidung'))] },
  }) as const satisfies { readonly [kind: string]: Content }
