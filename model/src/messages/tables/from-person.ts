// What the person may say, and what of it answers what.
import { day, freeText, id, optional } from '../shape.ts'
import { answerHead, personHead } from './head.ts'
import { answeredItems, attachments, declaration, slot } from './parts.ts'

const givenAnswer = {
  kind: 'record',
  fields: {
    questionId: { shape: id },
    text: { shape: freeText, presence: optional },
    choices: { shape: { kind: 'list', of: id, most: 20 }, presence: optional },
    attachments: { shape: attachments, presence: optional },
  },
  someOf: ['text', 'choices', 'attachments'],
} as const

const statedAnswers = { kind: 'list', of: { kind: 'stated' }, most: 100, key: 'id' } as const

/** Messages of the person. */
export const fromPerson = {
  answer: {
    from: 'person',
    head: answerHead,
    answeredBy: [],
    fields: {
      answers: { shape: { kind: 'list', of: givenAnswer, most: 20, key: 'questionId' } },
      items: { shape: answeredItems, presence: optional },
      text: { shape: freeText, presence: optional },
    },
  },
  documents: {
    from: 'person',
    head: answerHead,
    answeredBy: ['more-time-answer'],
    fields: { items: { shape: answeredItems }, text: { shape: freeText, presence: optional } },
  },
  corrections: {
    from: 'person',
    head: answerHead,
    answeredBy: [],
    fields: { corrections: { shape: statedAnswers }, text: { shape: freeText, presence: optional } },
  },
  'appointment-answer': {
    from: 'person',
    head: answerHead,
    answeredBy: [],
    fields: {
      answer: { shape: { kind: 'one-of', values: ['confirm', 'decline', 'other-time'] } },
      slot: { shape: slot, presence: { rule: 'at-most', field: 'answer', is: ['other-time'] } },
      text: { shape: freeText, presence: optional },
    },
  },
  'more-time': {
    from: 'person',
    head: answerHead,
    answeredBy: ['more-time-answer'],
    fields: { until: { shape: day, presence: optional }, text: { shape: freeText, presence: optional } },
  },
  statement: {
    from: 'person',
    head: answerHead,
    answeredBy: [],
    fields: { text: { shape: freeText }, attachments: { shape: attachments, presence: optional } },
  },
  'fee-exemption': {
    from: 'person',
    head: answerHead,
    answeredBy: [],
    fields: {
      ground: { shape: { kind: 'one-of', values: ['benefits', 'protection', 'other'] } },
      text: { shape: freeText, presence: optional },
      attachments: { shape: attachments, presence: optional },
    },
  },
  'later-documents': {
    from: 'person',
    head: personHead,
    answeredBy: [],
    fields: { attachments: { shape: attachments }, text: { shape: freeText, presence: optional } },
  },
  change: {
    from: 'person',
    head: personHead,
    answeredBy: [],
    fields: {
      about: { shape: { kind: 'one-of', values: ['address', 'job', 'passport', 'family', 'other'] } },
      since: { shape: day, presence: optional },
      stated: { shape: statedAnswers },
      text: { shape: freeText, presence: optional },
      attachments: { shape: attachments, presence: optional },
    },
  },
  withdrawal: {
    from: 'person',
    head: personHead,
    answeredBy: [],
    fields: {
      declarations: { shape: { kind: 'list', of: declaration, most: 5, key: 'id' } },
      text: { shape: freeText, presence: optional },
    },
  },
} as const
