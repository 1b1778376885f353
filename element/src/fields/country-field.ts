import { availableOptions, maxEntriesOf } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { focusControl } from '../parts/focus-control.ts'
import { selectControl } from './choice-field.ts'
import type { FieldProps } from './field-props.ts'
import { grouped, labelled } from './surround.ts'

const countries = ({ field, answers, context, words }: FieldProps) =>
  words.countries.byName(
    availableOptions(field, answers, context).map(({ value }) => value),
    field.list ?? field.id,
  )

/** Countries that were named before and can be named here: in a list of 250 they stand first. */
const likelyCountries = ({ field, answers, context, namedCountries }: FieldProps) => {
  const known = new Set(availableOptions(field, answers, context).map(({ value }) => value))
  return namedCountries.filter((code) => known.has(code))
}

/** One country, found by typing its first letters into a native select. */
export function countryField(props: FieldProps): TemplateResult {
  const { id, value, change, settle } = props
  const choose = (code: string) => {
    change(code || undefined)
    settle()
  }
  return labelled(props, selectControl(props, countries(props), { id, value: String(value ?? ''), likely: likelyCountries(props), choose }))
}

/** One or more countries: one select each. An empty one is asked for only while there is nothing else. */
export function countriesField(props: FieldProps): TemplateResult {
  const { field, id, words, change, settle } = props
  const codes = (props.value as readonly string[] | undefined) ?? []
  const rows = codes.length > 0 ? codes : ['']
  const named = countries(props)
  const likely = likelyCountries(props)
  const label = words.text(`field.${field.id}.label`)
  const set = (next: readonly string[]) => {
    change(next)
    settle()
  }
  const remove = (index: number) => (event: Event) => {
    set(rows.filter((_, at) => at !== index))
    focusControl(event, id)
  }
  const add = (event: Event) => {
    change([...rows, ''])
    focusControl(event, `${id}-${rows.length}`)
  }
  const row = (code: string, index: number) => html`<div class="entry-row">
    ${selectControl(props, named, {
      id: index === 0 ? id : `${id}-${index}`,
      value: code,
      likely,
      label: index === 0 ? label : words.ui('entry-of', { label, number: index + 1 }),
      choose: (chosen) => set(rows.map((other, at) => (at === index ? chosen : other))),
    })}
    ${
      rows.length > 1
        ? html`<button type="button" class="link" @click=${remove(index)}>
            ${words.ui('remove')} <span class="sr-only">${words.ui('entry-of', { label, number: index + 1 })}</span>
          </button>`
        : nothing
    }
  </div>`
  const canAdd = rows.length < maxEntriesOf(field) && !rows.includes('')
  return grouped(
    props,
    html`${rows.map(row)}
    ${canAdd ? html`<button type="button" class="secondary small" @click=${add}>${words.ui('add-another')}</button>` : nothing}`,
  )
}
