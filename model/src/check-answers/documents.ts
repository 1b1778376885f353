import type { Answers } from '../answers/answers.ts'
import { isVisible } from '../conditions/is-visible.ts'
import type { Declaration, DocumentRequest, Form } from '../form/form.ts'
import type { CheckContext, FieldError } from './field-error.ts'
import { relevantAnswers } from './relevant-answers.ts'

/** The documents that are asked for after these answers. */
export function documentsAsked(form: Form, answers: Answers, context: CheckContext): DocumentRequest[] {
  const relevant = relevantAnswers(form, answers, context)
  return form.documents.filter(({ visibleWhen }) => isVisible(visibleWhen, relevant, context))
}

/** What is wrong with the documents that `context` names. One that is no longer asked for may stay. */
export function checkDocuments(form: Form, answers: Answers, context: CheckContext): FieldError[] {
  const { documents = [], later = [] } = context
  const missing = documentsAsked(form, answers, context)
    .filter(({ code, policy }) => policy === 'hard' && !documents.includes(code))
    .map(({ code }) => ({ field: code, code: 'document-required', level: later.includes(code) ? 'warn' : 'error' }) as const)
  const unknown = [...documents, ...later].some((code) => !form.documents.some((asked) => asked.code === code))
  const tooMany = form.documents.flatMap(({ code, maxFiles: max = 10 }) =>
    documents.filter((document) => document === code).length > max
      ? [{ field: code, code: 'too-many', level: 'error', parameters: { max } } as const]
      : [],
  )
  return [...missing, ...(unknown ? [{ field: '', code: 'document-unknown', level: 'error' } as const] : []), ...tooMany]
}

/** The declarations that are asked for after these answers. */
export function declarationsAsked(form: Form, answers: Answers, context: CheckContext): Declaration[] {
  const relevant = relevantAnswers(form, answers, context)
  return form.declarations.filter(({ visibleWhen }) => isVisible(visibleWhen, relevant, context))
}

/** Which declarations are missing; `ticked` are ids. */
export function checkDeclarations(form: Form, answers: Answers, ticked: readonly string[], context: CheckContext): FieldError[] {
  const asked = declarationsAsked(form, answers, context)
  const missing = asked.filter(({ id, optional = false }) => !optional && !ticked.includes(id))
  const unknown = ticked.some((id) => !asked.some((declaration) => declaration.id === id))
  return [
    ...missing.map(({ id }) => ({ field: id, code: 'declaration-required', level: 'error' }) as const),
    ...(unknown ? [{ field: '', code: 'declaration-unknown', level: 'error' } as const] : []),
  ]
}
