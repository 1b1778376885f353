import { type AnswerValue, type GroupEntry, isVisible, maxEntriesOf } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'
import { focusControl } from '../parts/focus-control.ts'
import { controlId, type FieldProps } from './field-props.ts'
import { grouped } from './surround.ts'

type View = (props: FieldProps) => TemplateResult

/** The same questions several times, one entry after the other. `view` shows one field of an entry. */
export function groupField(props: FieldProps, view: View): TemplateResult {
  const { field, words, change } = props
  const entries = (props.value as readonly GroupEntry[] | undefined) ?? []
  const own = props.problems.filter(({ field: id, entry }) => id === field.id && entry === undefined)
  const replace = (index: number, entry: GroupEntry) => change(entries.map((other, at) => (at === index ? entry : other)))
  const remove = (index: number) => (event: Event) => {
    change(entries.filter((_, at) => at !== index))
    focusControl(event, props.id)
  }
  const add = (event: Event) => {
    change([...entries, {}])
    focusControl(event, controlId(field.fields?.[0]?.id ?? '', entries.length))
  }
  const entryView = (entry: GroupEntry, index: number) => {
    const title = words.ui('entry-of', { label: words.text(`field.${field.id}.label`), number: index + 1 })
    return html`<fieldset class="entry">
      <legend>${title}</legend>
      ${entryFields(props, { entry, index, view, replace: (next) => replace(index, next) })}
      <button type="button" class="link" @click=${remove(index)}>
        ${words.ui('remove')} <span class="sr-only">${title}</span>
      </button>
    </fieldset>`
  }
  return grouped(
    { ...props, problems: own },
    html`${entries.map(entryView)}
    ${
      entries.length < maxEntriesOf(field)
        ? html`<button id=${props.id} type="button" class="secondary small" @click=${add}>
            ${words.ui(entries.length === 0 ? 'add' : 'add-another')}
          </button>`
        : nothing
    }`,
  )
}

type Entry = { readonly entry: GroupEntry; readonly index: number; readonly view: View; readonly replace: (entry: GroupEntry) => void }

/** The visible fields of one entry; their conditions look at the entry first. */
function entryFields(props: FieldProps, { entry, index, view, replace }: Entry): TemplateResult[] {
  const answers = { ...props.answers, ...entry }
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
