import { type Field, maxLengthOf } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { type FieldProps, isInvalid } from './field-props.ts'
import { describedBy, labelled } from './surround.ts'

type Look = {
  readonly type?: 'email' | 'tel'
  readonly inputmode?: 'numeric' | 'decimal'
  /** Numbers, addresses of mail and telephone numbers keep their direction in every language. */
  readonly isLeftToRight?: true
  /** A width in characters, where the length of the answer is known. */
  readonly width?: 'short' | 'middle'
  readonly suffix?: string
}

const looks: { readonly [kind in Field['kind']]?: Look } = {
  email: { type: 'email', isLeftToRight: true },
  phone: { type: 'tel', isLeftToRight: true, width: 'middle' },
  integer: { inputmode: 'numeric', isLeftToRight: true, width: 'short' },
  money: { inputmode: 'decimal', isLeftToRight: true, width: 'middle', suffix: '€' },
}

/** Kept amounts have a point; a person here writes and reads a comma, but in English. */
const asTyped = ({ value, field, words }: FieldProps) =>
  field.kind === 'money' && words.language !== 'en' ? String(value ?? '').replace(/^(\d+)\.(\d\d)$/, '$1,$2') : String(value ?? '')

const onInput =
  ({ change }: FieldProps) =>
  ({ target }: Event) =>
    change((target as HTMLInputElement | HTMLTextAreaElement).value)

/** A short answer has a short control. */
const widthOf = ({ kind, maxLength }: Field): Look['width'] =>
  looks[kind]?.width ?? (maxLength !== undefined && maxLength <= 10 ? 'short' : undefined)

/** One line of text, a number, an amount. Never with a spelling check: it would send names to the maker of the browser. */
export function textField(props: FieldProps): TemplateResult {
  const { field, id, settle } = props
  const { type = 'text', inputmode, isLeftToRight, suffix } = looks[field.kind] ?? {}
  const input = html`<input
    id=${id}
    class=${widthOf(field) ?? ''}
    type=${type}
    inputmode=${inputmode ?? nothing}
    dir=${isLeftToRight ? 'ltr' : 'auto'}
    autocomplete=${field.autocomplete ?? 'off'}
    spellcheck="false"
    autocapitalize=${type === 'email' ? 'off' : nothing}
    aria-describedby=${describedBy(props) ?? nothing}
    aria-invalid=${isInvalid(props) ? 'true' : nothing}
    .value=${live(asTyped(props))}
    @input=${onInput(props)}
    @change=${settle}
  />`
  return labelled(props, suffix ? html`<div class="with-suffix" dir="ltr">${input}<span aria-hidden="true">${suffix}</span></div>` : input)
}

/** Several lines, with the room that is left. */
export function longTextField(props: FieldProps): TemplateResult {
  const { field, id, value, words, settle } = props
  const left = maxLengthOf(field) - String(value ?? '').length
  return labelled(
    props,
    html`<textarea
        id=${id}
        rows="6"
        dir="auto"
        aria-describedby=${`${describedBy(props) ?? ''} ${id}-left`.trim()}
        aria-invalid=${isInvalid(props) ? 'true' : nothing}
        .value=${live(String(value ?? ''))}
        @input=${onInput(props)}
        @change=${settle}
      ></textarea>
      <p class="hint counter" id="${id}-left">${words.ui(left < 0 ? 'characters-too-many' : 'characters-left', { count: Math.abs(left) })}</p>`,
  )
}
