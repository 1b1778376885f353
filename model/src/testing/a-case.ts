// Messages of one plainly fictitious case.
import type { MessageOf } from '../messages/case-message.ts'

/** A message id from a number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const caseReference = 'AT-7K3M-9QXD-2B4R'

/** The authority asks for two documents by 14 December 2026. */
export const aDocumentRequest = (changes: Partial<MessageOf<'document-request'>> = {}): MessageOf<'document-request'> => ({
  kind: 'document-request',
  messageId: idOf(1),
  caseReference,
  sentAt: '2026-11-24T09:00:00.000Z',
  answerUntil: '2026-12-14',
  items: [
    { itemId: 'pass', document: { code: 'D-PASS', name: 'Pass' }, reason: 'illegible' },
    { itemId: 'rent', document: { code: 'D-RENT', name: 'Mietvertrag' }, reason: 'missing', text: 'Bitte alle Seiten.' },
  ],
  ...changes,
})

/** The person sends one of them. */
export const someDocuments = (changes: Partial<MessageOf<'documents'>> = {}): MessageOf<'documents'> => ({
  kind: 'documents',
  messageId: idOf(2),
  inReplyTo: idOf(1),
  caseReference,
  sentAt: '2026-11-30T09:00:00.000Z',
  items: [{ itemId: 'pass', result: 'sent', attachments: [aFile(50)] }],
  ...changes,
})

/** A file beside a message. */
export const aFile = (number: number, code = 'D-PASS') => ({
  attachmentId: idOf(number),
  code,
  filename: 'pass.pdf',
  mimeType: 'application/pdf',
  bytes: 1000,
  sha256: '0'.repeat(64),
})

/** The authority asks one question and offers two answers. */
export const aQuery = (changes: Partial<MessageOf<'query'>> = {}): MessageOf<'query'> => ({
  kind: 'query',
  messageId: idOf(3),
  caseReference,
  sentAt: '2026-11-24T10:00:00.000Z',
  answerUntil: '2026-12-14',
  questions: [
    {
      questionId: 'together',
      text: 'Wohnen Sie mit Ihrem Ehegatten zusammen?',
      answerAs: 'choice',
      options: [
        { code: 'J', text: 'Ja' },
        { code: 'N', text: 'Nein' },
      ],
    },
  ],
  ...changes,
})

/** The person chooses. */
export const anAnswer = (changes: Partial<MessageOf<'answer'>> = {}): MessageOf<'answer'> => ({
  kind: 'answer',
  messageId: idOf(4),
  inReplyTo: idOf(3),
  caseReference,
  sentAt: '2026-11-30T10:00:00.000Z',
  answers: [{ questionId: 'together', choices: ['J'] }],
  ...changes,
})
