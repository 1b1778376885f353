// What the authority may say. Days of answering are those of practice; the authority sets the last day itself.
import { coded, day, freeText, id, label, line, optional } from '../shape.ts'
import { answerUntil, authorityAnswerHead, authorityHead } from './head.ts'
import { attachments, place, requestedItems, slot } from './parts.ts'

const question = {
  kind: 'record',
  fields: {
    questionId: { shape: id },
    text: { shape: freeText },
    answerAs: { shape: { kind: 'one-of', values: ['text', 'choice', 'choices'] } },
    options: {
      shape: { kind: 'list', of: { kind: 'record', fields: { code: { shape: id }, text: { shape: line } } }, most: 20, key: 'code' },
      presence: { rule: 'exactly', field: 'answerAs', is: ['choice', 'choices'] },
    },
  },
} as const

/** Messages of the authority: what they hold, what may answer them, and within how many days an answer is usually due. */
export const fromAuthority = {
  status: {
    from: 'authority',
    head: authorityHead,
    answeredBy: [],
    fields: {
      step: {
        shape: {
          kind: 'one-of',
          values: [
            'received',
            'in-progress',
            'security-check',
            'employment-agency-asked',
            'other-authority-asked',
            'card-ordered',
            'fee-paid',
            'documents-complete',
            'other',
          ],
        },
      },
      attachments: { shape: attachments, presence: optional },
    },
  },
  'document-request': {
    from: 'authority',
    head: authorityHead,
    answeredBy: ['documents', 'more-time'],
    days: { usual: 14, least: 7, most: 42 },
    fields: { answerUntil: { shape: answerUntil, presence: optional }, items: { shape: requestedItems } },
  },
  query: {
    from: 'authority',
    head: authorityHead,
    answeredBy: ['answer', 'more-time'],
    days: { usual: 14, least: 7, most: 42 },
    fields: {
      answerUntil: { shape: answerUntil, presence: optional },
      questions: { shape: { kind: 'list', of: question, most: 20, key: 'questionId' } },
      items: { shape: requestedItems, presence: optional },
    },
  },
  correction: {
    from: 'authority',
    head: authorityHead,
    answeredBy: ['corrections', 'more-time'],
    days: { usual: 14, least: 7, most: 42 },
    fields: {
      answerUntil: { shape: answerUntil, presence: optional },
      reopened: {
        shape: {
          kind: 'list',
          of: { kind: 'record', fields: { field: { shape: id }, label: { shape: label }, text: { shape: freeText, presence: optional } } },
          most: 100,
          key: 'field',
        },
      },
    },
  },
  appointment: {
    from: 'authority',
    head: authorityHead,
    answeredBy: ['appointment-answer'],
    days: { usual: 3, least: 1, most: 42 },
    fields: {
      answerUntil: { shape: answerUntil, presence: optional },
      purpose: {
        shape: { kind: 'one-of', values: ['personal-appearance', 'biometrics', 'interview', 'collection', 'consultation', 'other'] },
      },
      slot: { shape: slot },
      endTime: { shape: { kind: 'time', most: 5 }, presence: optional },
      place: { shape: place },
      bring: {
        shape: {
          kind: 'list',
          of: {
            kind: 'record',
            fields: { document: { shape: coded, presence: optional }, text: { shape: line, presence: optional } },
            someOf: ['document', 'text'],
          },
          most: 30,
        },
        presence: optional,
      },
      alternatives: { shape: { kind: 'list', of: slot, most: 20 }, presence: optional },
    },
  },
  fee: {
    from: 'authority',
    head: authorityHead,
    answeredBy: ['fee-exemption', 'more-time'],
    days: { usual: 14, least: 7, most: 42 },
    fields: {
      answerUntil: { shape: answerUntil, presence: optional },
      amount: { shape: { kind: 'money', most: 12 } },
      basis: { shape: line },
      reference: { shape: { kind: 'line', most: 100 } },
      payBy: { shape: { kind: 'list', of: { kind: 'one-of', values: ['transfer', 'card-on-site', 'cash-on-site', 'online'] }, most: 4 } },
      account: {
        shape: {
          kind: 'record',
          fields: {
            holder: { shape: { kind: 'line', most: 100 } },
            iban: { shape: { kind: 'iban', most: 34 } },
            bank: { shape: { kind: 'line', most: 100 }, presence: optional },
          },
        },
        presence: optional,
      },
      attachments: { shape: attachments, presence: optional },
    },
  },
  'certificate-ready': {
    from: 'authority',
    head: authorityHead,
    answeredBy: [],
    fields: {
      certificate: { shape: { kind: 'one-of', values: ['fiktionsbescheinigung', 'card', 'travel-document', 'other'] } },
      handover: { shape: { kind: 'one-of', values: ['collect', 'post', 'enclosed'] } },
      place: { shape: place, presence: { rule: 'at-most', field: 'handover', is: ['collect'] } },
      validUntil: { shape: day, presence: optional },
      attachments: { shape: attachments, presence: { rule: 'exactly', field: 'handover', is: ['enclosed'] } },
    },
  },
  'not-competent': {
    from: 'authority',
    head: authorityHead,
    answeredBy: ['withdrawal'],
    fields: {
      next: { shape: { kind: 'one-of', values: ['passed-on', 'apply-there'] } },
      passedOnAt: { shape: day, presence: { rule: 'exactly', field: 'next', is: ['passed-on'] } },
      ags: { shape: { kind: 'ags', most: 8 }, presence: optional },
      place: { shape: place },
    },
  },
  hearing: {
    from: 'authority',
    head: authorityHead,
    answeredBy: ['statement', 'documents', 'withdrawal', 'more-time'],
    days: { usual: 14, least: 14, most: 42 },
    fields: {
      answerUntil: { shape: answerUntil },
      intended: { shape: { kind: 'one-of', values: ['refusal', 'partial-refusal', 'withdrawal-of-title', 'other'] } },
      reasons: { shape: freeText },
      items: { shape: requestedItems, presence: optional },
      attachments: { shape: attachments, presence: optional },
    },
  },
  decision: {
    from: 'authority',
    head: authorityHead,
    answeredBy: [],
    fields: {
      outcome: { shape: { kind: 'one-of', values: ['granted', 'partly-granted', 'refused', 'closed'] } },
      title: { shape: line, presence: optional },
      validUntil: { shape: day, presence: optional },
      notice: { shape: { kind: 'one-of', values: ['post', 'personal', 'enclosed'] } },
      remedy: { shape: freeText, presence: optional },
      attachments: { shape: attachments, presence: { rule: 'exactly', field: 'notice', is: ['enclosed'] } },
    },
  },
  'more-time-answer': {
    from: 'authority',
    head: authorityAnswerHead,
    answeredBy: [],
    fields: {
      result: { shape: { kind: 'one-of', values: ['granted', 'refused'] } },
      answerUntil: { shape: answerUntil, presence: { rule: 'exactly', field: 'result', is: ['granted'] } },
    },
  },
} as const
