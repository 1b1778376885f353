import { declarationsAsked } from '@aufenthalt/model'
import { demoDocument } from '../documents/demo-document.ts'
import { fillField, literally, named, tickBox } from './fill-field.ts'
import { answersAsked, contextOf, type Filling } from './filling.ts'
import { headingOf, readStop, type Stop, waitForOther } from './stops.ts'

/** Who comes along: sees every page before it is answered and before it is left. */
export type Companion = {
  readonly arrived?: (stop: Stop) => Promise<void>
  readonly answered?: (stop: Stop) => Promise<void>
}

/** More pages than any way through a form has. */
const mostStops = 120

/** Goes through whatever pages the form shows, from the first to the receipt: answers what the sample answers, and goes on by the main button. */
export async function fillForm(filling: Filling, { arrived, answered }: Companion = {}): Promise<void> {
  for (let stops = 0; stops < mostStops; stops += 1) {
    const stop = await readStop(filling)
    const heading = await headingOf(filling)
    if (stop.kind !== 'submitting') {
      await arrived?.(stop)
      await answer(filling, stop)
      await answered?.(stop)
      if (stop.kind === 'receipt') return
      await goOn(filling)
    }
    await waitForOther(filling, heading)
  }
  throw new Error('The form does not come to an end')
}

/** Answers the page that is shown. */
async function answer(filling: Filling, stop: Stop): Promise<void> {
  if (stop.kind === 'page') await answerPage(filling, stop)
  if (stop.kind === 'documents') await addDocuments(filling)
  if (stop.kind === 'check') await declare(filling)
}

async function answerPage(filling: Filling, { page }: Extract<Stop, { kind: 'page' }>): Promise<void> {
  const answers = answersAsked(filling)
  for (const field of page.fields) {
    const value = answers[field.id]
    if (value !== undefined) await fillField(filling.scope, field, value, filling.words)
  }
}

async function declare(filling: Filling): Promise<void> {
  const { scope, view, words } = filling
  for (const { id } of declarationsAsked(view.form, answersAsked(filling), contextOf(filling))) {
    await tickBox(scope.getByRole('checkbox', { name: named(words, words.text(`declaration.${id}.text`)) }))
  }
}

/** Presses the one main button of the page. */
export async function goOn({ scope }: Filling): Promise<void> {
  const name = await scope.locator('.primary').last().textContent()
  await scope.getByRole('button', { name: name?.trim() ?? '', exact: true }).click()
}

/** Uploads every document of the sample and waits until the platform says that it is kept. */
async function addDocuments({ scope, words, sample }: Filling): Promise<void> {
  for (const { code, filename, file } of sample.documents) {
    const label = words.text(`document.${code}.label`)
    const slot = scope.getByRole('region', { name: new RegExp(`^\\s*${literally(label)}`) })
    const kept = slot.getByText(words.text('ui.upload-kept'), { exact: true })
    const before = await kept.count()
    const { bytes, mimeType } = demoDocument(file, `${sample.name}/${filename}`)
    await slot
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: filename, mimeType, buffer: Buffer.from(bytes) })
    await kept.nth(before).waitFor()
  }
}
