import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { type FieldProps, isInvalid } from './field-props.ts'
import { composeDate, enterPart, type Parts, type Precision, partsAt, partsOf, precisionOf } from './partial-date.ts'
import { describedBy, grouped } from './surround.ts'

type Part = keyof Parts

const birthTokens: { readonly [P in Part]: 'bday-day' | 'bday-month' | 'bday-year' } = {
  day: 'bday-day',
  month: 'bday-month',
  year: 'bday-year',
}

/** Inputs for the parts that are known: a calendar to click through is no help for a date that stands in a passport. */
function partInputs(props: FieldProps, precision: Precision): TemplateResult[] {
  const { field, id, words, change, settle } = props
  const value = String(props.value ?? '')
  const parts = partsOf(value)
  return partsAt[precision].map((part, index) => {
    const partId = index === 0 ? id : `${id}-${part}`
    return html`<div>
      <label for=${partId}>${words.ui(`date-${part}`)}</label>
      <input
        id=${partId}
        class=${part}
        type="text"
        inputmode="numeric"
        dir="ltr"
        autocomplete=${field.autocomplete === 'bday' ? birthTokens[part] : 'off'}
        aria-invalid=${isInvalid(props) ? 'true' : nothing}
        .value=${live(parts[part])}
        @input=${({ target }: Event) => change(composeDate(precision, enterPart(parts, part, (target as HTMLInputElement).value)))}
        @change=${settle}
      />
    </div>`
  })
}

/** A whole date in three inputs. */
export const dateField = (props: FieldProps): TemplateResult => grouped(props, html`<div class="date">${partInputs(props, 'day')}</div>`)

const precisions: readonly Precision[] = ['day', 'month', 'year', 'none']

/** A date of which parts may be unknown, as many birth dates in passports are. */
export function partialDateField(props: FieldProps): TemplateResult {
  const { id, words, change } = props
  const value = String(props.value ?? '')
  const precision = precisionOf(value)
  return grouped(
    props,
    html`${precision === 'none' ? nothing : html`<div class="date">${partInputs(props, precision)}</div>`}
      <details class="more" ?open=${precision !== 'day'}>
        <summary id=${precision === 'none' ? id : nothing}>${words.ui('date-not-known')}</summary>
        <div class="options" role="radiogroup" aria-label=${words.ui('date-not-known')} aria-describedby=${describedBy(props) ?? nothing}>
          ${precisions.map(
            (option) =>
              html`<div class="option">
                <input
                  id="${id}-knows-${option}"
                  type="radio"
                  name="${id}-knows"
                  .checked=${live(option === precision)}
                  @change=${() => change(composeDate(option, partsOf(value)))}
                />
                <label for="${id}-knows-${option}">${words.ui(`date-knows-${option}`)}</label>
              </div>`,
          )}
        </div>
      </details>`,
  )
}
