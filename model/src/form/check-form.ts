import { isDay } from '../answers/days.ts'
import type { Field, Option } from '../fields/field.ts'
import { maxEntriesOf } from '../fields/normalise-answer.ts'
import { rules } from '../fields/rules.ts'
import type { Texts } from '../texts/format-text.ts'
import { checkConditions } from './check-conditions.ts'
import type { Form } from './form.ts'
import { textKeysOf } from './form-texts.ts'

/** What is wrong with a form: a code, and the id, key or path where. */
export type FormProblem = { readonly code: string; readonly at: string }

/** The blocks of a canonical application that a path may begin with. */
const blocks = new Set(['request', 'person', 'identityDocument', 'address', 'contact', 'stay', 'work'])

/** Everything that is wrong with a resolved form and its texts in each language. */
export function checkForm(form: Form, textsByLanguage: { readonly [language: string]: Texts }): FormProblem[] {
  const fields = form.pages.flatMap((page) => page.fields)
  const all = fields.flatMap((field) => [field, ...(field.fields ?? [])])
  return [
    ...(isDay(form.effectiveFrom) ? [] : [{ code: 'effective-from', at: form.effectiveFrom }]),
    ...twice(
      'page-twice',
      form.pages.map(({ id }) => id),
    ),
    ...twice(
      'field-twice',
      all.map(({ id }) => id),
    ),
    ...twice(
      'path-twice',
      all.flatMap(({ path }) => path ?? []),
    ),
    ...twice(
      'document-twice',
      form.documents.map(({ code }) => code),
    ),
    ...twice(
      'declaration-twice',
      form.declarations.map(({ id }) => id),
    ),
    ...all.flatMap(checkField),
    ...fields.flatMap(checkGroup),
    ...checkConditions(form),
    ...form.fees
      .filter(({ adultEuros, minorEuros = '0.00' }) => ![adultEuros, minorEuros].every(isEuros))
      .map(({ code }) => ({ code: 'fee-amount', at: code })),
    ...checkTexts(form, textsByLanguage),
  ]
}

/** Ids look like `job.employer.name`, paths like `work.employerName`. */
function checkField({ id, kind, path, options = [], rules: named = [] }: Field): FormProblem[] {
  const needsOptions = ['choice', 'choices', 'country', 'countries'].includes(kind)
  const [block = ''] = path?.split('.') ?? []
  const problems: readonly (readonly [wrong: boolean, code: string])[] = [
    [!/^[a-z][A-Za-z0-9]*(\.[a-z0-9][A-Za-z0-9]*)*$/.test(id), 'field-id'],
    [path !== undefined && !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(path), 'path-form'],
    [path !== undefined && !blocks.has(block), 'block-unknown'],
    [needsOptions !== options.length > 0, 'options'],
    [options.some((option) => !hasDays(option)), 'option-days'],
    [named.some(({ rule }) => !Object.hasOwn(rules, rule)), 'rule-unknown'],
  ]
  return [
    ...problems.filter(([wrong]) => wrong).map(([, code]) => ({ code, at: id })),
    ...twice(
      'option-twice',
      options.map(({ value, validFrom = '' }) => `${id} ${value} ${validFrom}`),
    ),
  ]
}

function checkGroup(group: Field): FormProblem[] {
  const { id, kind, fields = [] } = group
  const problems: readonly (readonly [wrong: boolean, code: string])[] = [
    [(kind === 'group') !== fields.length > 0, 'group-fields'],
    [fields.some((inner) => inner.kind === 'group'), 'group-nested'],
    [kind === 'group' && maxEntriesOf(group) > 200, 'group-entries'],
  ]
  return problems.filter(([wrong]) => wrong).map(([, code]) => ({ code, at: id }))
}

function checkTexts(form: Form, textsByLanguage: { readonly [language: string]: Texts }): FormProblem[] {
  const { required, optional } = textKeysOf(form)
  const languages = Object.entries(textsByLanguage)
  const keys = [...new Set([...required, ...optional.filter((key) => languages.some(([, texts]) => texts[key]))])]
  return languages.flatMap(([language, texts]) =>
    keys.filter((key) => !texts[key]).map((key) => ({ code: 'text-missing', at: `${language} ${key}` })),
  )
}

function hasDays({ validFrom = '1900-01-01', validUntil = '9999-12-31' }: Option): boolean {
  return isDay(validFrom) && isDay(validUntil) && validFrom <= validUntil
}

const isEuros = (amount: string): boolean => /^\d+\.\d\d$/.test(amount)

function twice(code: string, names: readonly string[]): FormProblem[] {
  return names.filter((name, index) => names.indexOf(name) !== index).map((at) => ({ code, at }))
}
