import { type AnswerValue, type GroupEntry, isVisible, maxEntriesOf } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { remark } from '../parts/remark.ts'
import { presentEntry } from '../texts/present-answer.ts'
import { controlId, type FieldProps, type Groups, isInvalid } from './field-props.ts'
import { grouped } from './surround.ts'

type View = (props: FieldProps) => TemplateResult
type Place = { readonly entry: GroupEntry; readonly index: number }

/** The same questions several times: a list of cards, of which one at a time is open. `view` shows one field of an entry. */
export function groupField(props: FieldProps, view: View): TemplateResult {
  const { field, groups, words } = props
  if (!groups) return html``
  const entries = (props.value as readonly GroupEntry[] | undefined) ?? []
  const opened = groups.opened?.field === field.id ? groups.opened : undefined
  const own = props.problems.filter(({ field: id, entry }) => id === field.id && entry === undefined)
  const entryView = (entry: GroupEntry, index: number) =>
    html`<li class="card ${index === opened?.open ? 'open' : ''}">
      ${index === opened?.open ? openEntry(props, groups, { entry, index }, view) : closedEntry(props, groups, { entry, index })}
    </li>`
  return grouped(
    { ...props, problems: own },
    html`${entries.length > 0 ? html`<ol class="cards">${entries.map(entryView)}</ol>` : nothing}
    ${undo(props, groups)}
    ${
      opened?.open === undefined && entries.length < maxEntriesOf(field)
        ? html`<button id=${props.id} type="button" class="secondary small" @click=${() => groups.act.add(field)}>
            ${words.ui(entries.length === 0 ? 'add' : 'add-another')}
          </button>`
        : nothing
    }`,
  )
}

const numberOf = ({ field, words }: FieldProps, index: number) =>
  words.ui('entry-of', { label: words.text(`field.${field.id}.label`), number: index + 1 })

/** An entry as a card. Of many cards only those that differ are made anew. */
const closedEntry = (props: FieldProps, groups: Groups, { entry, index }: Place) => {
  const { field, id, words } = props
  const isOpen = isInvalid({ problems: props.problems.filter((problem) => problem.entry === index) })
  const actions = [
    { text: words.ui('change'), id: `${id}-entry-${index}`, press: () => groups.act.open(field, index) },
    { text: words.ui('remove'), id: nothing, press: () => groups.act.remove(field, index) },
  ]
  return guard([entry, index, isOpen, words, field], () => {
    const [title = words.ui('entry-empty'), ...others] = presentEntry(entry, field, words)
    return html`<div class="card-text">
        <p class="hint">${numberOf(props, index)}</p>
        <p class="card-title"><bdi>${title}</bdi></p>
        ${others.map((text) => html`<p class="card-fact"><bdi>${text}</bdi></p>`)}
        ${isOpen ? remark('error', words.ui('entry-incomplete')) : nothing}
      </div>
      <div class="card-actions">
        ${actions.map(
          (action) => html`<button id=${action.id} type="button" class="link" @click=${action.press}>
            ${action.text} <span class="sr-only">${numberOf(props, index)}, <bdi>${title}</bdi></span>
          </button>`,
        )}
      </div>`
  })
}

/** An entry that is being filled in. */
function openEntry(props: FieldProps, groups: Groups, { entry, index }: Place, view: View): TemplateResult {
  const { field, words } = props
  const title = numberOf(props, index)
  return html`<fieldset class="entry">
    <legend>${title}</legend>
    ${entryFields(props, { entry, index }, view)}
    <div class="entry-actions">
      <button type="button" class="secondary small" @click=${() => groups.act.close(field, index)}>
        ${words.ui('entry-done')} <span class="sr-only">${title}</span>
      </button>
      <button type="button" class="link" @click=${() => groups.act.remove(field, index)}>
        ${words.ui('remove')} <span class="sr-only">${title}</span>
      </button>
    </div>
  </fieldset>`
}

/** The visible fields of one entry; their conditions look at the entry first. */
function entryFields(props: FieldProps, { entry, index }: Place, view: View): TemplateResult[] {
  const answers = { ...props.answers, ...entry }
  const entries = (props.value ?? []) as readonly GroupEntry[]
  const replace = (next: GroupEntry) => props.change(entries.map((other, at) => (at === index ? next : other)))
  const change = (id: string) => (value: AnswerValue | undefined) => {
    const { [id]: _, ...others } = entry
    replace(value === undefined ? others : { ...others, [id]: value })
  }
  return (props.field.fields ?? [])
    .filter(({ visibleWhen }) => isVisible(visibleWhen, answers, props.context))
    .map((field) =>
      view({
        ...props,
        field,
        answers,
        id: controlId(field.id, index),
        value: entry[field.id],
        problems: props.problems.filter((problem) => problem.field === field.id && problem.entry === index),
        change: change(field.id),
      }),
    )
}

/** Says what was taken out, and puts it back. */
function undo({ field, id, words }: FieldProps, { opened, act }: Groups): TemplateResult {
  const removed = opened?.field === field.id ? opened.removed : undefined
  const name = removed && (presentEntry(removed.entry, field, words)[0] ?? words.ui('entry-empty'))
  return html`<div class="undo" role="status">
    ${
      name
        ? html`<span>${words.ui('entry-removed')} <bdi>${name}</bdi></span>
            <button id="${id}-undo" type="button" class="link" @click=${() => act.restore(field)}>${words.ui('undo')}</button>`
        : nothing
    }
  </div>`
}
