import { attachmentsOf } from './attachments-of.ts'
import {
  type CaseMessage,
  type CaseMessageKind,
  isReceipt,
  type MessageOf,
  type MessageSender,
  messageTables,
  senderOf,
} from './case-message.ts'
import { type MessageProblem, problem } from './message-problem.ts'

/** Which kinds of message may answer this one; the receipts of whoever gets it are not among them. None: it needs no answer. */
export function answersAllowed(message: Pick<CaseMessage, 'kind'>): readonly CaseMessageKind[] {
  return messageTables[message.kind].answeredBy
}

const receiptsFor: { readonly [Sender in MessageSender]: readonly CaseMessageKind[] } = {
  authority: ['delivered', 'read'],
  person: ['taken'],
  platform: [],
}

/** Which receipts there are for this message; none for a receipt. */
export const receiptsAllowed = ({ kind }: Pick<CaseMessage, 'kind'>): readonly CaseMessageKind[] =>
  isReceipt(kind) ? [] : receiptsFor[senderOf(kind)]

/** Does this message wait for something, from the person or from the authority? */
export const isExpecting = ({ kind }: Pick<CaseMessage, 'kind'>): boolean => messageTables[kind].days !== undefined

/** What of a question can be answered, by id; empty where the question is one whole. */
export function askedParts(message: CaseMessage): string[] {
  const { items = [], questions = [], reopened = [] } = message as Partial<MessageOf<'query'> & MessageOf<'correction'>>
  return [...items.map(({ itemId }) => itemId), ...questions.map(({ questionId }) => questionId), ...reopened.map(({ field }) => field)]
}

/** The parts of a question that an answer names, by id. */
function namedParts(answer: CaseMessage): string[] {
  const { items = [], answers = [], corrections = [] } = answer as Partial<MessageOf<'answer'> & MessageOf<'corrections'>>
  return [...items.map(({ itemId }) => itemId), ...answers.map(({ questionId }) => questionId), ...corrections.map(({ id }) => id)]
}

/** The parts of a question that an answer settles: a document for which more time is needed stays open. */
export function settledParts(answer: CaseMessage): string[] {
  const { items = [] } = answer as Partial<MessageOf<'documents'>>
  const open = new Set(items.filter(({ result }) => result === 'more-time').map(({ itemId }) => itemId))
  return namedParts(answer).filter((part) => !open.has(part))
}

/**
 * What is wrong with a message as an answer to another one: of a kind that cannot answer it, in another case, or to what was not asked. What can also
 * stand alone, such as a status or a change of address, may concern any message.
 */
export function checkReply(reply: CaseMessage, message: CaseMessage): MessageProblem[] {
  const allowed = [...answersAllowed(message), ...receiptsAllowed(message)]
  const canStandAlone = messageTables[reply.kind].head['inReplyTo']?.presence !== undefined
  if (reply.inReplyTo !== message.messageId || !(canStandAlone || allowed.includes(reply.kind)))
    return problem('inReplyTo', 'does-not-answer')
  if (reply.caseReference !== message.caseReference) return problem('caseReference', 'does-not-answer')
  return [...checkParts(reply, message), ...checkChoices(reply, message), ...checkSlot(reply, message)]
}

/** An answer names what was asked, a receipt what was sent. */
function checkParts(reply: CaseMessage, message: CaseMessage): MessageProblem[] {
  if (!answersAllowed(message).includes(reply.kind) && reply.kind !== 'taken') return []
  const known = new Set([...askedParts(message), ...attachmentsOf(message).map(({ attachmentId }) => attachmentId)])
  const named = reply.kind === 'taken' ? (reply.attachmentIds ?? []) : namedParts(reply)
  return named.every((part) => known.has(part)) ? [] : problem('', 'not-asked')
}

/** A choice is one of the options of its question, and one alone unless several were asked for. */
function checkChoices(reply: CaseMessage, message: CaseMessage): MessageProblem[] {
  if (reply.kind !== 'answer' || message.kind !== 'query') return []
  return reply.answers.flatMap(({ questionId, choices = [] }, index) => {
    const { answerAs, options = [] } = message.questions.find((question) => question.questionId === questionId) ?? {}
    const isOffered = choices.every((choice) => options.some(({ code }) => code === choice))
    const isTooMany = answerAs === 'choice' && choices.length > 1
    return isOffered && !isTooMany ? [] : problem(`answers.${index}.choices`, isTooMany ? 'too-many' : 'option')
  })
}

/** Another time is one of the alternatives, where the authority offered any. */
function checkSlot(reply: CaseMessage, message: CaseMessage): MessageProblem[] {
  if (reply.kind !== 'appointment-answer' || message.kind !== 'appointment') return []
  const { slot } = reply
  const { alternatives = [] } = message
  const isOffered = alternatives.some(({ date, time }) => date === slot?.date && time === slot.time)
  return slot === undefined || isOffered ? [] : problem('slot', 'option')
}
