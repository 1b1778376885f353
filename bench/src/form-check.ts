import { type Answers, checkAnswers, type Form, type GroupEntry } from '@aufenthalt/model'
import { readJson, samplePath } from '../../e2e/src/journey/sample.ts'
import { type Figure, measureBeside } from './measure.ts'
import { readSample } from './sample.ts'

/** As many entries as a group may have at most. */
const entries = 200

/** The check of all answers, beside reading and writing them as JSON; then with a group that is as long as a group can be. */
export async function benchFormCheck(): Promise<Figure[]> {
  const { form, answers, today } = await readSample()
  const long = readJson(`${samplePath(form.service, 'rare-names-unknown-birth-day')}.answers.json`) as Answers
  const [child] = long['children'] as readonly GroupEntry[]
  const children = Array.from({ length: entries }, () => child as GroupEntry)
  return [
    ...(await beside(form, answers, today, 'a complete form')),
    ...(await beside(withLongGroup(form), { ...long, children }, today, `${entries} group entries`)),
  ]
}

function beside(form: Form, answers: Answers, today: string, what: string): Promise<Figure[]> {
  const json = JSON.stringify(answers)
  const floor = { name: `JSON.parse + JSON.stringify, ${what}`, run: () => JSON.stringify(JSON.parse(json)) }
  return measureBeside(floor, { name: `check, ${what}`, run: () => checkAnswers(form, answers, { today }) })
}

const withLongGroup = (form: Form): Form => ({
  ...form,
  pages: form.pages.map((page) => ({
    ...page,
    fields: page.fields.map((field) => (field.id === 'children' ? { ...field, maxEntries: entries } : field)),
  })),
})
