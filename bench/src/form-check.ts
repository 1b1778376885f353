import { checkAnswers } from '@aufenthalt/model'
import { type Figure, measureBeside } from './measure.ts'
import { readSample } from './sample.ts'

/** The check of all answers, beside reading and writing them as JSON. */
export async function benchFormCheck(): Promise<Figure[]> {
  const { form, answers, today } = await readSample()
  const json = JSON.stringify(answers)
  const floor = { name: 'JSON.parse + JSON.stringify of the answers', run: () => JSON.stringify(JSON.parse(json)) }
  const check = { name: 'check of a complete form', run: () => checkAnswers(form, answers, { today }) }
  return await measureBeside(floor, check)
}
