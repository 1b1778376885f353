import { isDay } from '../answers/days.ts'
import type { Field } from '../fields/field.ts'
import type { Texts } from '../texts/format-text.ts'
import { checkConditions } from './check-conditions.ts'
import { checkField, isEuros } from './check-fields.ts'
import type { Form } from './form.ts'
import { type FormProblem, twice } from './form-problem.ts'
import { textKeysOf } from './form-texts.ts'

/** Everything that is wrong with a resolved form and its texts in each language. */
export function checkForm(form: Form, textsByLanguage: { readonly [language: string]: Texts }): FormProblem[] {
  const fields = form.pages.flatMap((page) => page.fields)
  return [
    ...(isDay(form.effectiveFrom) ? [] : [{ code: 'effective-from', at: form.effectiveFrom }]),
    ...checkIds(form, fields),
    ...fields.flatMap(checkField),
    ...checkConditions(form),
    ...checkScores(form),
    ...form.fees
      .filter(({ adultEuros, minorEuros = '0.00' }) => ![adultEuros, minorEuros].every(isEuros))
      .map(({ code }) => ({ code: 'fee-amount', at: code })),
    ...checkTexts(form, textsByLanguage),
  ]
}

const idOf = ({ id }: { readonly id: string }): string => id

/** A problem names a field, a notice, a document or a declaration by its id alone: no two may have the same. */
function checkIds({ pages, documents, declarations, scores = [] }: Form, fields: readonly Field[]): FormProblem[] {
  const fieldIds = fields.flatMap((field) => [field, ...(field.fields ?? [])]).map(idOf)
  const noticeIds = pages.flatMap(({ notices = [] }) => notices).map(idOf)
  const taken = new Set(fieldIds)
  return [
    ...twice('page-twice', pages.map(idOf)),
    ...twice('field-twice', fieldIds),
    ...twice(
      'path-twice',
      fields.flatMap(({ path }) => path ?? []),
    ),
    ...twice('notice-twice', noticeIds),
    ...noticeIds.filter((id) => taken.has(id)).map((at) => ({ code: 'notice-twice', at })),
    ...twice(
      'document-twice',
      documents.map(({ code }) => code),
    ),
    ...twice('declaration-twice', declarations.map(idOf)),
    ...twice('score-twice', scores.map(idOf)),
  ]
}

function checkScores({ pages, scores = [] }: Form): FormProblem[] {
  const known = new Set(scores.map(idOf))
  const notices = pages.flatMap((page) => page.notices ?? [])
  const areNumbers = (numbers: readonly unknown[]) => numbers.every((number) => Number.isInteger(number))
  return [
    ...notices.filter(({ score }) => score !== undefined && !known.has(score)).map(({ id }) => ({ code: 'score-unknown', at: id })),
    ...scores
      .filter(({ atLeast, rows }) => !areNumbers([atLeast, ...rows.map(({ points }) => points)]))
      .map(({ id }) => ({ code: 'score-points', at: id })),
  ]
}

function checkTexts(form: Form, textsByLanguage: { readonly [language: string]: Texts }): FormProblem[] {
  const { required, optional } = textKeysOf(form)
  const languages = Object.entries(textsByLanguage)
  const keys = [...new Set([...required, ...optional.filter((key) => languages.some(([, texts]) => texts[key]))])]
  return languages.flatMap(([language, texts]) =>
    keys.filter((key) => !texts[key]).map((key) => ({ code: 'text-missing', at: `${language} ${key}` })),
  )
}
