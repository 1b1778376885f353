import {
  type Answers,
  checkAnswers,
  checkDeclarations,
  checkDocuments,
  documentsAsked,
  type FieldError,
  type Form,
  relevantAnswers,
  type SentApplication,
  type SentDocument,
} from '@aufenthalt/model'
import { documentLimits } from '../authorities/limits.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { changedFields } from '../catalogue/changed-fields.ts'

/** What of a submission counts: the answers of visible questions and the documents that are asked for. The rest is `unasked` and goes nowhere. */
export type RelevantApplication = {
  readonly kind: 'checked'
  readonly form: Form
  readonly answers: Answers
  readonly documents: readonly SentDocument[]
  readonly unasked: readonly SentDocument[]
  /** Codes of documents that are asked for and will follow. */
  readonly later: readonly string[]
}

/** Why a submission is not taken as it is. */
export type Objection =
  | { readonly kind: 'service-unknown' }
  | { readonly kind: 'version-changed'; readonly version: string; readonly changedFields: readonly string[] }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }

/** Checks a submission by the same rules as the browser. `today` is the day in Europe/Berlin. */
export function checkApplication(catalogue: Catalogue, sent: SentApplication, today: string): RelevantApplication | Objection {
  const form = catalogue.findCurrentForm(sent.service, today)
  if (!form) return { kind: 'service-unknown' }
  if (form.version !== sent.version) {
    return {
      kind: 'version-changed',
      version: form.version,
      changedFields: changedFields(catalogue.findForm(sent.service, sent.version), form),
    }
  }
  const { later = [] } = sent
  const context = { today, documents: sent.documents.map(({ code }) => code), later }
  const errors = [
    ...checkAnswers(form, sent.answers, context),
    ...checkDocuments(form, sent.answers, context),
    ...checkDeclarations(form, sent.answers, sent.declarations, context),
    ...checkDocumentList(sent.documents),
  ].filter(({ level }) => level === 'error')
  if (errors.length > 0) return { kind: 'refused', errors }

  const asked = new Set(documentsAsked(form, sent.answers, context).map(({ code }) => code))
  return {
    kind: 'checked',
    form,
    answers: relevantAnswers(form, sent.answers, context),
    documents: sent.documents.filter(({ code }) => asked.has(code)),
    unasked: sent.documents.filter(({ code }) => !asked.has(code)),
    later: [...new Set(later)].filter((code) => asked.has(code)),
  }
}

function checkDocumentList(documents: readonly SentDocument[]): FieldError[] {
  const max = documentLimits.documents
  const ids = new Set(documents.map(({ attachmentId }) => attachmentId))
  const tooMany: FieldError[] = documents.length > max ? [{ field: '', code: 'too-many', level: 'error', parameters: { max } }] : []
  const twice: FieldError[] = ids.size < documents.length ? [{ field: '', code: 'document-unknown', level: 'error' }] : []
  return [...tooMany, ...twice]
}
