import { type Answers, type Notice, noticeParameters, type Page, visibleNotices } from '@aufenthalt/model'
import { html, type TemplateResult } from 'lit'
import { controlId } from '../fields/field-props.ts'
import { panel } from '../parts/panel.ts'
import type { PageProps } from './page-props.ts'

/** Do these answers end the way here? */
export const isStopped = (page: Page, answers: Answers, { context }: PageProps): boolean =>
  visibleNotices(page, answers, context).some(({ kind }) => kind === 'stop')

const titles = { stop: 'stop-title', hint: 'hint-title' } as const

/** What a page tells about the answers on it, spoken when it appears: a hint, or that and where the person must go instead. */
export function pageNotices(props: PageProps, page: Page, answers: Answers): TemplateResult {
  const { view, words, context } = props
  const one = (notice: Notice) => {
    const { id, kind } = notice
    const parameters = noticeParameters(view.form, notice, answers, context)
    const title = words.find(`notice.${id}.title`, parameters) ?? words.ui(titles[kind])
    return html`<div class="notice" id=${controlId(id)} tabindex="-1">
      ${panel(kind === 'stop' ? 'warn' : 'info', title, html`<p class="lines">${words.text(`notice.${id}.text`, parameters)}</p>`)}
    </div>`
  }
  return html`<div role="status">${visibleNotices(page, answers, context).map(one)}</div>`
}
