import { html, nothing, type TemplateResult } from 'lit'
import { remark } from '../parts/remark.ts'
import { type FieldProps, isInvalid, problemText } from './field-props.ts'

const labelOf = ({ field, words }: FieldProps) => words.text(`field.${field.id}.label`)

const optionalMark = ({ field, words }: FieldProps) =>
  field.required ? nothing : html` <span class="optional">${words.ui('optional')}</span>`

const hintOf = ({ field, words }: FieldProps) => words.find(`field.${field.id}.hint`)

/** Ids of what explains a control: hint and problems. Undefined where nothing does. */
export function describedBy(props: FieldProps): string | undefined {
  const ids = [hintOf(props) ? `${props.id}-hint` : '', props.problems.length > 0 ? `${props.id}-problems` : ''].filter(Boolean)
  return ids.join(' ') || undefined
}

/** Hint and problems of a field, in the root of its control: idrefs do not cross shadow roots. */
const explanations = (props: FieldProps) => {
  const { id, words, problems } = props
  const hint = hintOf(props)
  return html`${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${
      problems.length > 0
        ? html`<div id="${id}-problems">
            ${problems.map((problem) => remark(problem.level, problemText(problem, labelOf(props), words)))}
          </div>`
        : nothing
    }`
}

const classes = (props: FieldProps) => `field${isInvalid(props) ? ' invalid' : ''}`

/** One control with its label, hint and problems. */
export const labelled = (props: FieldProps, control: TemplateResult): TemplateResult =>
  html`<div class=${classes(props)}>
    <label for=${props.id}>${labelOf(props)}${optionalMark(props)}</label>
    ${explanations(props)} ${control}
  </div>`

/** Several controls that answer one question: legend, hint and problems around them. */
export const grouped = (props: FieldProps, controls: unknown): TemplateResult =>
  html`<fieldset class=${classes(props)} aria-describedby=${describedBy(props) ?? nothing}>
    <legend>${labelOf(props)}${optionalMark(props)}</legend>
    ${explanations(props)} ${controls}
  </fieldset>`
