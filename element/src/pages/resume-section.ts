import { html, nothing, type TemplateResult } from 'lit'
import { remark } from '../parts/remark.ts'
import type { KeepingProps } from './keeping-props.ts'

/** On the start page: the way back to what was begun, on this device or another. */
export function resumeSection({ words, desk }: KeepingProps): TemplateResult {
  const { opening } = desk
  const problem = opening === 'wrong' || opening === 'slow' || opening === 'unreachable' ? words.ui(`resume-${opening}`) : undefined
  const open = (event: SubmitEvent) => {
    event.preventDefault()
    const input = (event.currentTarget as HTMLFormElement).querySelector('input')
    if (!input) return
    void desk.openWithCode(input.value).then((outcome) => {
      if (outcome !== 'opened') input.focus()
    })
  }
  return html`<section class="resume" aria-labelledby="resume-title">
    <h2 id="resume-title">${words.ui('resume-title')}</h2>
    <form novalidate @submit=${open}>
      <div class="field ${problem ? 'invalid' : ''}">
        <label for="resume-code">${words.ui('resume-label')}</label>
        <p class="hint" id="resume-hint">${words.ui('resume-hint')}</p>
        <div id="resume-problem" aria-live="polite">${problem ? remark('error', problem) : nothing}</div>
        <input
          id="resume-code"
          type="text"
          class="code"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="resume-hint resume-problem"
          aria-invalid=${problem ? 'true' : nothing}
        />
      </div>
      <div class="buttons"><button type="submit" class="secondary" ?disabled=${opening === 'asking'}>${words.ui('resume-go')}</button></div>
    </form>
  </section>`
}
