import { declarationsAsked } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { controlId, problemText } from '../fields/field-props.ts'
import { germanOriginal } from '../parts/german-original.ts'
import { remark } from '../parts/remark.ts'
import type { PageProps } from './page-props.ts'

/** The declarations, each a tick box of its own, and what sending means. */
export function declarationsSection(props: PageProps): TemplateResult {
  const { view, words, work, context } = props
  return html`<section class="summary-section">
    <h2>${words.ui('declarations-title')}</h2>
    <p>${words.ui('declarations-intro')}</p>
    ${declarationsAsked(view.form, work.answers, context).map(({ id }) => declaration(props, id))}
    <p>${words.ui('submit-effect')}</p>
  </section>`
}

function declaration(props: PageProps, id: string): TemplateResult {
  const { words, work, act } = props
  const [problem] = work.problems.filter(({ field, level }) => field === id && level === 'error')
  const inputId = controlId(id)
  return html`<div class="field ${problem ? 'invalid' : ''}">
    ${problem ? remark('error', problemText(problem, '', words), `${inputId}-problem`) : nothing}
    <div class="option">
      <input
        id=${inputId}
        type="checkbox"
        .checked=${work.declared.includes(id)}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? `${inputId}-problem` : nothing}
        @change=${({ target }: Event) => act.declare(id, (target as HTMLInputElement).checked)}
      />
      <label for=${inputId}>${words.text(`declaration.${id}.text`)}</label>
      <div class="original">${germanOriginal(props, `declaration.${id}.text`)}</div>
    </div>
  </div>`
}
