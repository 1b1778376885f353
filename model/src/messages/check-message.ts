import { berlinDay } from '../application/berlin-day.ts'
import { attachmentsOf } from './attachments-of.ts'
import { type CaseMessage, isMessageKind, messageTables } from './case-message.ts'
import { checkFields } from './check-shape.ts'
import { isPlain, strangers } from './check-stated.ts'
import { type MessageProblem, problem } from './message-problem.ts'

/** All problems of what claims to be a message; none means that it is a `CaseMessage`. Takes any JSON and never throws. */
export function checkMessage(value: unknown): MessageProblem[] {
  if (!isPlain(value)) return problem('', 'type')
  const { kind } = value
  if (!isMessageKind(kind)) return problem('kind', 'option')
  const { head, fields } = messageTables[kind]
  const problems = [
    ...strangers(value, ['kind', ...Object.keys(head), ...Object.keys(fields)], ''),
    ...checkFields(head, value, ''),
    ...checkFields(fields, value, ''),
  ]
  return problems.length > 0 ? problems : checkWhole(value as unknown as CaseMessage)
}

/** Is this a message? */
export const isCaseMessage = (value: unknown): value is CaseMessage => checkMessage(value).length === 0

/** What only the whole message shows. */
function checkWhole(message: CaseMessage): MessageProblem[] {
  const ids = attachmentsOf(message).map(({ attachmentId }) => attachmentId)
  const isTooEarly = 'answerUntil' in message && message.answerUntil !== undefined && message.answerUntil < berlinDay(message.sentAt)
  return [
    ...(message.inReplyTo === message.messageId ? problem('inReplyTo', 'duplicate') : []),
    ...(new Set(ids).size < ids.length ? problem('', 'duplicate') : []),
    ...(isTooEarly ? problem('answerUntil', 'too-early') : []),
  ]
}
