import type { Field } from '@aufenthalt/model'
import { html, type TemplateResult } from 'lit'
import { choiceField, choicesField, yesNoField } from './choice-field.ts'
import { countriesField, countryField } from './country-field.ts'
import { dateField, partialDateField } from './date-field.ts'
import type { FieldProps } from './field-props.ts'
import { longTextField, textField } from './text-field.ts'

/** How each kind of field looks. A new kind is a row here. */
const views: { readonly [kind in Field['kind']]: (props: FieldProps) => TemplateResult } = {
  name: textField,
  text: textField,
  'long-text': longTextField,
  date: dateField,
  'partial-date': partialDateField,
  'yes-no': yesNoField,
  integer: textField,
  money: textField,
  choice: choiceField,
  choices: choicesField,
  country: countryField,
  countries: countriesField,
  email: textField,
  phone: textField,
  group: (props) => props.groups?.show(props, fieldView) ?? html``,
}

/** One question with its control. */
export function fieldView(props: FieldProps): TemplateResult {
  return views[props.field.kind](props)
}
