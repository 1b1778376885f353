import type { Condition } from '../conditions/condition.ts'
import type { Field, Option } from '../fields/field.ts'
import type { FeeCase, Form, Page } from './form.ts'

/** A shared page with its version, `person/1`, from `forms/pages`. */
export type PageReference = { readonly use: string; readonly visibleWhen?: Condition }

/** `form.json`: a form before its shared pages, lists and fees are put in. `texts` names the catalogues of `forms/texts/<language>` that it needs. */
export type FormDefinition = Omit<Form, 'pages' | 'fees'> & {
  readonly pages: readonly (Page | PageReference)[]
  readonly fees: readonly { readonly code: string; readonly visibleWhen?: Condition }[]
  readonly texts: readonly string[]
}

/** Facts of law by date: the options of a list, after those of the list that it includes, or fees. Further columns of an option stay in the table. */
export type Table = {
  readonly includes?: string
  readonly options?: readonly Option[]
  readonly fees?: readonly Omit<FeeCase, 'visibleWhen'>[]
}

/** All tables by the name of their file in `forms/tables`. */
export type Tables = { readonly [name: string]: Table }

/**
 * Puts shared pages, lists and fees into a form; filters nothing by date.
 * @throws Error when a page, a list or a fee does not exist
 */
export function resolveForm(definition: FormDefinition, pages: { readonly [reference: string]: Page }, tables: Tables): Form {
  const { service, version, effectiveFrom, documents, declarations } = definition
  const resolved = definition.pages.map((page) => resolvePage(page, pages))
  return {
    ...{ service, version, effectiveFrom },
    pages: resolved.map((page) => ({ ...page, fields: page.fields.map((field) => resolveField(field, tables)) })),
    ...{ documents, declarations },
    fees: definition.fees.flatMap((fee) => feeCases(fee, tables)),
  }
}

function resolvePage(page: Page | PageReference, pages: { readonly [reference: string]: Page }): Page {
  if (!('use' in page)) return page
  const { use, ...own } = page
  return { ...existing(pages[use], use), ...own }
}

function resolveField(field: Field, tables: Tables): Field {
  const { list, fields } = field
  return {
    ...field,
    ...(fields && { fields: fields.map((inner) => resolveField(inner, tables)) }),
    ...(list !== undefined && { options: optionsOf(list, tables) }),
  }
}

function optionsOf(list: string, tables: Tables): Option[] {
  const { includes, options = [] } = existing(tables[list], list)
  return [...(includes === undefined ? [] : optionsOf(includes, tables)), ...options.map(asOption)]
}

/** An option without the further columns of its table. */
function asOption({ value, validFrom, validUntil, visibleWhen }: Option): Option {
  return { value, ...(validFrom && { validFrom }), ...(validUntil && { validUntil }), ...(visibleWhen && { visibleWhen }) }
}

function feeCases({ code, visibleWhen }: FormDefinition['fees'][number], tables: Tables): FeeCase[] {
  const rows = Object.values(tables).flatMap(({ fees = [] }) => fees.filter((fee) => fee.code === code))
  return existing(rows.length > 0 ? rows : undefined, code).map((row) => ({ ...row, ...(visibleWhen && { visibleWhen }) }))
}

function existing<Part>(part: Part | undefined, name: string): Part {
  if (part === undefined) throw new Error(`The form refers to ${name}, which does not exist`)
  return part
}
