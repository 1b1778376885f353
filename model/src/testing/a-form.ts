import type { Field, Form, Page } from '../index.ts'

/** A form with these pages, or with one page of these fields, and with nothing else. */
export function aForm({ pages, fields, ...changes }: Partial<Form> & { readonly fields?: readonly Field[] } = {}): Form {
  const onePage: readonly Page[] = [{ id: 'page', fields: fields ?? [] }]
  return {
    service: 'at-test',
    version: '2026-11-01',
    effectiveFrom: '2026-11-01',
    pages: pages ?? onePage,
    documents: [],
    declarations: [],
    fees: [],
    ...changes,
  }
}
