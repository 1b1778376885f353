import { type CheckContext, declarationsAsked, type OnlineServiceView, relevantAnswers, visiblePages } from '@aufenthalt/model'
import { demoDocument } from '../documents/demo-document.ts'
import { fillField, literally, named, type Scope, tickBox, type Words } from './fill-field.ts'
import type { Sample } from './sample.ts'

/** What is filled in where. */
export type Filling = {
  readonly scope: Scope
  readonly view: OnlineServiceView
  readonly words: Words
  readonly sample: Sample
}

/** Days and documents by which conditions are judged. */
const contextOf = ({ view, sample }: Filling): CheckContext => ({ today: view.today, documents: sample.documents.map(({ code }) => code) })

/** Those answers of the sample that the form asks for. */
export const answersAsked = (filling: Filling) => relevantAnswers(filling.view.form, filling.sample.answers, contextOf(filling))

/** Goes from the start to the summary, answers everything, adds the documents, ticks the declarations and submits. */
export async function fillForm(filling: Filling): Promise<void> {
  const { scope, view, words } = filling
  const answers = answersAsked(filling)
  const press = (key: string) => scope.getByRole('button', { name: words.text(key), exact: true }).click()
  const arrive = (title: string) => scope.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()

  await press('ui.begin')
  for (const page of visiblePages(view.form, answers, contextOf(filling))) {
    await arrive(words.text(`page.${page.id}.title`))
    for (const field of page.fields) {
      const value = answers[field.id]
      if (value !== undefined) await fillField(scope, field, value, words)
    }
    await press('ui.continue')
  }
  await arrive(words.text('ui.documents-title'))
  await addDocuments(filling)
  await press('ui.continue')
  await arrive(words.text('ui.check-title'))
  for (const { id } of declarationsAsked(view.form, answers, contextOf(filling))) {
    await tickBox(scope.getByRole('checkbox', { name: named(words, words.text(`declaration.${id}.text`)) }))
  }
  await press('ui.submit')
  await arrive(words.text('ui.receipt-title'))
}

/** Uploads every document of the sample and waits until the platform says that it is kept. */
async function addDocuments({ scope, words, sample }: Filling): Promise<void> {
  for (const { code, filename, file } of sample.documents) {
    const label = words.text(`document.${code}.label`)
    const slot = scope.getByRole('region', { name: new RegExp(`^\\s*${literally(label)}`) })
    const kept = slot.getByText(words.text('ui.upload-kept'), { exact: true })
    const before = await kept.count()
    const { bytes, mimeType } = demoDocument(file, `${sample.name}/${filename}`)
    await slot.locator('input[type=file]').setInputFiles({ name: filename, mimeType, buffer: Buffer.from(bytes) })
    await kept.nth(before).waitFor()
  }
}
