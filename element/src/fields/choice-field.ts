import { availableOptions, type Field, type Option } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { live } from 'lit/directives/live.js'
import { type FieldProps, isInvalid } from './field-props.ts'
import { describedBy, grouped, labelled } from './surround.ts'

/** More options than this are found faster in a select. */
const mostRadios = 7

type Choice<V> = { readonly value: V; readonly text: string; readonly hint?: string | undefined }

const choiceOf = ({ words }: FieldProps, { list, id }: Field, { value }: Option): Choice<string> => ({
  value,
  text: words.text(`option.${list ?? id}.${value}`),
  hint: words.find(`option.${list ?? id}.${value}.hint`),
})

const choicesOf = (props: FieldProps) =>
  availableOptions(props.field, props.answers, props.context).map((option) => choiceOf(props, props.field, option))

type Tick = { readonly type: 'radio' | 'checkbox'; readonly isTicked: boolean; readonly onTick: (isTicked: boolean) => void }

/** One radio or checkbox with its label. The first has the id of the field. */
function option<V>(props: FieldProps, { text, hint }: Choice<V>, index: number, { type, isTicked, onTick }: Tick): TemplateResult {
  const id = index === 0 ? props.id : `${props.id}-${index}`
  return html`<div class="option">
    <input
      id=${id}
      type=${type}
      name=${props.id}
      aria-describedby=${hint ? `${id}-option-hint` : nothing}
      aria-invalid=${isInvalid(props) ? 'true' : nothing}
      .checked=${live(isTicked)}
      @change=${({ target }: Event) => onTick((target as HTMLInputElement).checked)}
    />
    <label for=${id}>${text}</label>
    ${hint ? html`<p class="hint" id="${id}-option-hint">${hint}</p>` : nothing}
  </div>`
}

function radios<V extends string | boolean>(props: FieldProps, choices: readonly Choice<V>[], layout = ''): TemplateResult {
  const { value, change, settle } = props
  const choose = (chosen: V) => () => {
    change(chosen)
    settle()
  }
  return grouped(
    props,
    html`<div class="options ${layout}">
      ${choices.map((choice, index) =>
        option(props, choice, index, { type: 'radio', isTicked: value === choice.value, onTick: choose(choice.value) }),
      )}
    </div>`,
  )
}

/** Yes or no, both to be said: an empty tick box is no answer. */
export const yesNoField = (props: FieldProps): TemplateResult => {
  const choices = [
    { value: true, text: props.words.ui('yes') },
    { value: false, text: props.words.ui('no') },
  ]
  return radios(props, choices, 'inline')
}

/** A value with its text. */
export type Named = readonly [value: string, text: string]

/** A native select. The first entry is empty, so that nothing is chosen by accident. */
export function selectControl(
  props: FieldProps,
  choices: readonly Named[],
  control: {
    readonly id: string
    readonly value: string
    readonly label?: string
    /** Values that are likely, above all others. */
    readonly likely?: readonly string[]
    readonly choose: (value: string) => void
  },
): TemplateResult {
  return html`<select
    id=${control.id}
    autocomplete=${props.field.autocomplete ?? 'off'}
    aria-label=${control.label ?? nothing}
    aria-describedby=${describedBy(props) ?? nothing}
    aria-invalid=${isInvalid(props) ? 'true' : nothing}
    @change=${({ target }: Event) => control.choose((target as HTMLSelectElement).value)}
  >
    <option value="" .selected=${live(control.value === '')}>${props.words.ui('please-choose')}</option>
    ${guard([choices, control.value, control.likely?.join()], () =>
      inGroups(
        props,
        choices,
        control.likely ?? [],
        ([value, text]) => html`<option value=${value} .selected=${live(value === control.value)}>${text}</option>`,
      ),
    )}
  </select>`
}

function inGroups({ words }: FieldProps, choices: readonly Named[], likely: readonly string[], option: (choice: Named) => TemplateResult) {
  const isLikely = ([value]: Named) => likely.includes(value)
  const first = choices.filter(isLikely)
  if (first.length === 0) return choices.map(option)
  const others = choices.filter((choice) => !isLikely(choice))
  return html`<optgroup label=${words.ui('countries-named')}>${first.map(option)}</optgroup>
    <optgroup label=${words.ui('countries-all')}>${others.map(option)}</optgroup>`
}

/** One of several: radios where they can be overlooked, else a select. */
export function choiceField(props: FieldProps): TemplateResult {
  const choices = choicesOf(props)
  if (choices.length <= mostRadios) return radios(props, choices)
  const { id, value, change, settle } = props
  const choose = (chosen: string) => {
    change(chosen || undefined)
    settle()
  }
  const named = choices.map((choice) => [choice.value, choice.text] as const)
  return labelled(props, selectControl(props, named, { id, value: String(value ?? ''), choose }))
}

/** Several of several. */
export function choicesField(props: FieldProps): TemplateResult {
  const { change, settle } = props
  const chosen = (props.value ?? []) as readonly string[]
  const choices = choicesOf(props)
  const tick = (value: string) => (isTicked: boolean) => {
    change(choices.map((choice) => choice.value).filter((other) => (other === value ? isTicked : chosen.includes(other))))
    settle()
  }
  return grouped(
    props,
    html`<div class="options">
      ${choices.map((choice, index) =>
        option(props, choice, index, { type: 'checkbox', isTicked: chosen.includes(choice.value), onTick: tick(choice.value) }),
      )}
    </div>`,
  )
}
