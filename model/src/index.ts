export type { Answers, AnswerValue, GroupEntry } from './answers/answers.ts'
export { addDays, addMonths, type DateParts, dateParts, isDay, parseDate, possibleDays } from './answers/days.ts'
export type {
  ApplicationStatus,
  AttachmentKept,
  Limits,
  OnlineServiceView,
  PersonKeys,
  Receipt,
  SentApplication,
  SentDocument,
  Theme,
  TimelineStep,
} from './api.ts'
export { berlinDay } from './application/berlin-day.ts'
export { type EffectId, effectIds, effectOf } from './application/effect.ts'
export { makePersonCode, personCodeBytes, readPersonCode } from './application/person-code.ts'
export { isReferenceNumber, makeReferenceNumber, readReferenceNumber, referenceNumberBytes } from './application/reference-number.ts'
export { type ApplicationEvent, type ApplicationState, nextState } from './application/timeline.ts'
export { checkAnswers, checkPage } from './check-answers/check-answers.ts'
export { checkDeclarations, checkDocuments, declarationsAsked, documentsAsked } from './check-answers/documents.ts'
export { droppedAnswers } from './check-answers/dropped-answers.ts'
export type { CheckContext, FieldError } from './check-answers/field-error.ts'
export { visibleNotices } from './check-answers/notices.ts'
export { relevantAnswers, visibleFields, visiblePages } from './check-answers/relevant-answers.ts'
export type { Condition, ConditionDay, Scalar } from './conditions/condition.ts'
export { type ConditionContext, isVisible } from './conditions/is-visible.ts'
export { type Calendar, lastDayOf, type NoticeFiction, noticedOn, noticeFiction } from './deadlines/deadline.ts'
export { isPublicHoliday, type PublicHoliday, type PublicHolidayTable } from './deadlines/public-holidays.ts'
export { estimateFee, type FeeEstimate } from './fees/estimate-fee.ts'
export { availableOptions } from './fields/available-options.ts'
export type { Field, FieldKind, FieldRule, Option, Threshold } from './fields/field.ts'
export { refusedCharacter } from './fields/kinds/letters.ts'
export { westernDigits } from './fields/kinds/normalise-text.ts'
export { isUnanswered, maxEntriesOf, maxLengthOf, normaliseAnswer } from './fields/normalise-answer.ts'
export { type ErrorCode, errorCodes } from './fields/problem.ts'
export { beginningOf } from './form/beginning-of.ts'
export { checkForm } from './form/check-form.ts'
export type { Declaration, DocumentRequest, FeeCase, Form, Notice, Page, Score, ScoreRow } from './form/form.ts'
export { formFingerprint } from './form/form-fingerprint.ts'
export type { FormProblem } from './form/form-problem.ts'
export { mergeTexts, type TextKeys, textKeysOf } from './form/form-texts.ts'
export { type FormDefinition, type PageReference, resolveForm, type Table, type Tables } from './form/resolve-form.ts'
export { answerDaysOf, answerUntilOf } from './messages/answer-until.ts'
export { answersAllowed, checkReply, receiptsAllowed } from './messages/answers-allowed.ts'
export { type AttachmentReference, attachmentsOf } from './messages/attachments-of.ts'
export {
  type AnswerDays,
  type CaseMessage,
  type CaseMessageKind,
  isMessageKind,
  isReceipt,
  type MessageOf,
  type MessageSender,
  type MessageTable,
  messageKinds,
  messageTables,
  senderOf,
} from './messages/case-message.ts'
export { checkMessage, isCaseMessage } from './messages/check-message.ts'
export { type Expectation, type ExpectationEvent, type ExpectationState, expectationsOf, nextExpectation } from './messages/expectations.ts'
export type { MessageProblem, MessageProblemCode } from './messages/message-problem.ts'
export { normaliseMessage } from './messages/normalise-message.ts'
export type { Fields as MessageFields, Shape as MessageShape } from './messages/shape.ts'
export type { Coded, StatedAnswer, StatedValue } from './messages/stated-answer.ts'
export { noticeParameters, scoreOf } from './scores/score-of.ts'
export { formatText, type TextParameters, type Texts } from './texts/format-text.ts'
