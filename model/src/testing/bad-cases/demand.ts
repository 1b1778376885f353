import type { Condition, ErrorCode, Field, FieldError, Form, Notice } from '../../index.ts'

/** What a form demands of an application, one thing at a time, with the problem that breaking it gives. */
export type Demand = Subject & {
  /** For messages: `job.gross V-THRESHOLD 2`. */
  readonly name: string
  readonly problem: Pick<FieldError, 'field' | 'level'> & { readonly code: ErrorCode }
  /** The same form without this demand; undefined where nothing else gives that problem. */
  readonly without?: (form: Form) => Form
}

/**
 * What the demand stands on. `value` is the one option that is demanded not to be chosen when it is not offered; `when` and `other` are the condition
 * of a rule and the field that it compares with.
 */
type Subject =
  | {
      readonly kind: 'field'
      readonly field: Field
      readonly group?: Field
      readonly value?: string
      readonly when?: Condition
      readonly other?: string
    }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'document'; readonly files: number }
  | { readonly kind: 'declaration' }

/** A demand on an answer. */
export type FieldDemand = Extract<Demand, { readonly kind: 'field' }>

/** The form with this field changed, wherever it stands. */
export function withField(id: string, change: (field: Field) => Field): (form: Form) => Form {
  const changed = (field: Field): Field => {
    if (field.id === id) return change(field)
    return field.fields ? { ...field, fields: field.fields.map(changed) } : field
  }
  return (form) => ({ ...form, pages: form.pages.map((page) => ({ ...page, fields: page.fields.map(changed) })) })
}
