import type { Condition } from '../conditions/condition.ts'
import type { Field, FieldRule, Option, Threshold } from '../fields/field.ts'
import type { DocumentRequest, FeeCase, Form, Page, Score } from './form.ts'

/** A shared page with its version, `person/1`, from `forms/pages`. */
export type PageReference = { readonly use: string; readonly section?: string; readonly visibleWhen?: Condition }

/** A fee by the code of its rows in the tables. */
type FeeReference = Pick<FeeCase, 'code' | 'visibleWhen' | 'exemptWhen'>

/**
 * `form.json`: a form before its shared pages, lists, thresholds, fees and scores are put in. A score stands here, or is named by its id in a table:
 * `{ "use": "opportunity-card" }`. `texts` names the catalogues of `forms/texts/<language>` that it needs.
 */
export type FormDefinition = Omit<Form, 'pages' | 'fees' | 'scores'> & {
  readonly pages: readonly (Page | PageReference)[]
  readonly fees: readonly FeeReference[]
  readonly scores?: readonly (Score | { readonly use: string })[]
  readonly texts: readonly string[]
}

/**
 * Facts of law by date: the options of a list, after those of the list that it includes; fees; thresholds; scores. Further columns of an option stay
 * in the table.
 */
export type Table = {
  readonly includes?: string
  readonly options?: readonly Option[]
  readonly fees?: readonly Omit<FeeCase, 'visibleWhen' | 'exemptWhen'>[]
  readonly thresholds?: readonly Threshold[]
  readonly scores?: readonly Score[]
}

/** All tables by the name of their file in `forms/tables`. */
export type Tables = { readonly [name: string]: Table }

/**
 * Puts shared pages, lists, thresholds, fees and scores into a form, and slots for translations; filters nothing by date.
 * @throws Error when a page, a list, a threshold, a fee or a score does not exist
 */
export function resolveForm(definition: FormDefinition, pages: { readonly [reference: string]: Page }, tables: Tables): Form {
  const { service, version, effectiveFrom, documents, declarations, scores } = definition
  const resolved = definition.pages.map((page) => resolvePage(page, pages))
  return {
    ...{ service, version, effectiveFrom },
    pages: resolved.map((page) => ({ ...page, fields: page.fields.map((field) => resolveField(field, tables)) })),
    documents: documents.flatMap(withTranslation),
    declarations,
    ...(scores && { scores: scores.map((score) => ('use' in score ? scoreIn(score.use, tables) : score)) }),
    fees: definition.fees.flatMap((fee) => feeCases(fee, tables)),
  }
}

function resolvePage(page: Page | PageReference, pages: { readonly [reference: string]: Page }): Page {
  if (!('use' in page)) return page
  const { use, ...own } = page
  return { ...existing(pages[use], use), ...own }
}

function resolveField(field: Field, tables: Tables): Field {
  const { list, fields, rules } = field
  return {
    ...field,
    ...(rules && { rules: rules.map((rule) => resolveRule(rule, tables)) }),
    ...(fields && { fields: fields.map((inner) => resolveField(inner, tables)) }),
    ...(list !== undefined && { options: optionsOf(list, tables) }),
  }
}

function resolveRule(rule: FieldRule, tables: Tables): FieldRule {
  const { threshold } = rule
  return threshold === undefined ? rule : { ...rule, thresholds: thresholdsIn(threshold, tables) }
}

function thresholdsIn(code: string, tables: Tables): Threshold[] {
  const rows = Object.values(tables).flatMap(({ thresholds = [] }) => thresholds.filter((row) => row.code === code))
  return existing(rows.length > 0 ? rows : undefined, code).map(({ euros, per, validFrom }) => ({ code, euros, per, validFrom }))
}

function scoreIn(id: string, tables: Tables): Score {
  const scores = Object.values(tables).flatMap(({ scores = [] }) => scores)
  return existing(
    scores.find((score) => score.id === id),
    id,
  )
}

function withTranslation(document: DocumentRequest): DocumentRequest[] {
  const { translation, ...slot } = document
  return translation ? [document, { ...slot, code: `${slot.code}-T`, policy: 'soft' }] : [document]
}

function optionsOf(list: string, tables: Tables): Option[] {
  const { includes, options = [] } = existing(tables[list], list)
  return [...(includes === undefined ? [] : optionsOf(includes, tables)), ...options.map(asOption)]
}

/** An option without the further columns of its table. */
function asOption({ value, validFrom, validUntil, visibleWhen }: Option): Option {
  return { value, ...(validFrom && { validFrom }), ...(validUntil && { validUntil }), ...(visibleWhen && { visibleWhen }) }
}

function feeCases(fee: FeeReference, tables: Tables): FeeCase[] {
  const rows = Object.values(tables).flatMap(({ fees = [] }) => fees.filter(({ code }) => code === fee.code))
  return existing(rows.length > 0 ? rows : undefined, fee.code).map((row) => ({ ...row, ...fee }))
}

function existing<Part>(part: Part | undefined, name: string): Part {
  if (part === undefined) throw new Error(`The form refers to ${name}, which does not exist`)
  return part
}
