export type { Answers, AnswerValue, GroupEntry } from './answers.ts'
export type {
  ApplicationStatus,
  AttachmentKept,
  FieldError,
  Limits,
  OnlineServiceView,
  PersonKeys,
  Receipt,
  SentApplication,
  SentDocument,
  Theme,
  TimelineStep,
} from './api.ts'
export type { Condition, ConditionDay, Scalar } from './conditions.ts'
export type { Field, FieldKind, FieldRule, Option } from './fields.ts'
export type { CheckContext, Declaration, DocumentRequest, FeeCase, Form, Page } from './form.ts'
export type { Texts } from './texts.ts'
