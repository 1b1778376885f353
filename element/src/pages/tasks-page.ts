import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../parts/icon.ts'
import type { PageProps } from './page-props.ts'
import { stepPage } from './step-page.ts'
import { type Task, type TaskState, tasksOf } from './tasks.ts'

const stateText = { done: 'task-done', started: 'task-started', open: 'task-open', blocked: 'task-blocked' } as const satisfies {
  readonly [S in TaskState]: string
}

/** What is done and what is still to do; every part can be entered from here, in any order. */
export function tasksPage(props: PageProps): TemplateResult {
  const { words } = props
  const tasks = tasksOf(props)
  const done = tasks.filter(({ state }) => state === 'done').length
  return stepPage(props, {
    title: words.ui('tasks-title'),
    intro: words.ui('tasks-intro'),
    problems: [],
    content: html`<p class="tasks-done">${words.ui('tasks-done-of', { done, total: tasks.length })}</p>
      <ul class="tasks">${tasks.map((task, index) => taskView(props, task, index))}</ul>`,
    goOn: words.ui('continue'),
  })
}

function taskView({ words, act }: PageProps, { key, to, state }: Task, index: number): TemplateResult {
  const id = `task-${index}`
  const title = words.text(key)
  return html`<li class="task ${state}">
    ${
      state === 'blocked'
        ? html`<span class="task-title">${title}</span>`
        : html`<button type="button" class="link task-title" aria-describedby=${id} @click=${() => act.move(to)}>${title}</button>`
    }
    <span class="task-state" id=${id}>${state === 'done' ? icon('done') : nothing}<span>${words.ui(stateText[state])}</span></span>
  </li>`
}
