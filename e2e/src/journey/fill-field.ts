// Answers one question as a person does: finds the control by the words beside it. One entry per kind of field.
import type { AnswerValue, Field, FieldKind, GroupEntry, Texts } from '@aufenthalt/model'
import type { FrameLocator, Locator } from 'playwright-core'

/** Where controls are looked for: the frame's page, the element inline, or one entry of a group. */
export type Scope = Pick<Locator & FrameLocator, 'getByLabel' | 'getByRole' | 'getByText' | 'locator'>

/** The words of the form in the language of this journey. */
export type Words = { readonly text: (key: string, parameters?: { readonly [name: string]: string | number }) => string }

/** Looks texts up and puts parameters into their places. */
export const wordsOf = (texts: Texts): Words => ({
  text: (key, parameters = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place)),
})

type Asked = { readonly scope: Scope; readonly field: Field; readonly words: Words }

/** These words literally, whatever the white space between them. */
export const literally = (text: string): string =>
  text
    .trim()
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/\s+/g, '\\s+')

/** The name of a control: its words alone, or with the mark that it may be left out. */
export const named = (words: Words, text: string): RegExp =>
  new RegExp(`^\\s*${literally(text)}(\\s*${literally(words.text('ui.optional'))})?\\s*$`)

const labelOf = ({ field, words }: Asked) => named(words, words.text(`field.${field.id}.label`))
const single = (asked: Asked) => asked.scope.getByLabel(labelOf(asked))
const group = (asked: Asked) => asked.scope.getByRole('group', { name: labelOf(asked) })
const optionText = ({ field, words }: Asked, value: string) => words.text(`option.${field.list ?? field.id}.${value}`)

type Fill = (asked: Asked, value: never) => Promise<void>

const type = async (asked: Asked, value: string | number) => single(asked).fill(String(value))

const fills: { readonly [Kind in FieldKind]: Fill } = {
  name: type,
  text: type,
  'long-text': type,
  email: type,
  phone: type,
  integer: type,
  // As an amount is written in Germany.
  money: (asked, value: string) => type(asked, value.replace('.', ',')),
  date: (asked, value: string) => fillDate(asked, value),
  'partial-date': fillPartialDate,
  'yes-no': (asked, value: boolean) => tick(asked, 'radio', asked.words.text(value ? 'ui.yes' : 'ui.no')),
  choice: fillChoice,
  choices: async (asked, values: readonly string[]) => {
    for (const value of values) await tick(asked, 'checkbox', optionText(asked, value))
  },
  country: async (asked, value: string) => void (await single(asked).selectOption(value)),
  countries: fillCountries,
  group: fillGroup,
}

/** Answers one question. */
export async function fillField(scope: Scope, field: Field, value: AnswerValue, words: Words): Promise<void> {
  await fills[field.kind]({ scope, field, words }, value as never)
}

async function tick(asked: Asked, role: 'radio' | 'checkbox', text: string): Promise<void> {
  await tickBox(group(asked).getByRole(role, { name: named(asked.words, text) }))
}

/** Ticks a box, and again where the click went beside it: the host page may just be scrolling to a new step. */
export async function tickBox(box: Locator): Promise<void> {
  for (let tries = 1; !(await box.isChecked()); tries += 1) {
    if (tries > 3) throw new Error('A box does not stay ticked')
    await box.click()
  }
}

async function fillChoice(asked: Asked, value: string): Promise<void> {
  await group(asked).or(single(asked)).first().waitFor()
  if ((await group(asked).count()) > 0) return await tick(asked, 'radio', optionText(asked, value))
  await single(asked).selectOption({ label: optionText(asked, value) })
}

async function fillDate(asked: Asked, value: string): Promise<void> {
  const [year = '', month, day] = value.split('-')
  const parts = { year, ...(month && { month }), ...(day && { day }) }
  for (const [part, text] of Object.entries(parts))
    await group(asked)
      .getByLabel(named(asked.words, asked.words.text(`ui.date-${part}`)))
      .fill(text)
}

async function fillPartialDate(asked: Asked, value: string): Promise<void> {
  const precision = value === 'unknown' ? 'none' : (['year', 'month', 'day'] as const)[value.split('-').length - 1]
  if (precision !== 'day') {
    await group(asked).locator('summary').click()
    await tick(asked, 'radio', asked.words.text(`ui.date-knows-${precision}`))
  }
  if (precision !== 'none') await fillDate(asked, value)
}

async function fillCountries(asked: Asked, codes: readonly string[]): Promise<void> {
  const label = asked.words.text(`field.${asked.field.id}.label`)
  for (const [index, code] of codes.entries()) {
    if (index > 0)
      await group(asked)
        .getByRole('button', { name: asked.words.text('ui.add-another') })
        .click()
    const name = index === 0 ? label : asked.words.text('ui.entry-of', { label, number: index + 1 })
    await group(asked).getByLabel(named(asked.words, name)).selectOption(code)
  }
}

async function fillGroup(asked: Asked, entries: readonly GroupEntry[]): Promise<void> {
  const { field, words } = asked
  const label = words.text(`field.${field.id}.label`)
  for (const [index, entry] of entries.entries()) {
    await group(asked)
      .getByRole('button', { name: words.text(index === 0 ? 'ui.add' : 'ui.add-another'), exact: true })
      .click()
    const scope = group(asked).getByRole('group', { name: words.text('ui.entry-of', { label, number: index + 1 }), exact: true })
    for (const inner of field.fields ?? []) {
      const value = entry[inner.id]
      if (value !== undefined) await fillField(scope, inner, value, words)
    }
    await scope.getByRole('button', { name: new RegExp(`^\\s*${literally(words.text('ui.entry-done'))}`) }).click()
  }
}
