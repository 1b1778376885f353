import type { Page } from 'playwright-core'
import { demoDocument } from '../documents/demo-document.ts'
import { literally } from '../journey/fill-field.ts'
import type { Filling } from '../journey/filling.ts'
import type { PageState } from './survey.ts'

/** Begins an upload, lets it break off and go on again, adds what is no document, and takes both away again; looks at every state on the way. */
export async function passUploads(page: Page, { scope, words, sample }: Filling, look: (state: PageState) => Promise<void>): Promise<void> {
  const [document] = sample.documents
  if (!document) return
  const slot = scope.getByRole('region', { name: new RegExp(`^\\s*${literally(words.text(`document.${document.code}.label`))}`) })
  const add = (bytes: Uint8Array, mimeType: string) =>
    slot
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: document.filename, mimeType, buffer: Buffer.from(bytes) })
  const takeAway = async () => {
    const remove = slot.getByRole('button', { name: new RegExp(`^\\s*${literally(words.text('ui.remove'))}`) })
    await remove.click()
    await remove.waitFor({ state: 'detached' })
  }
  const held = await holdUploads(page)
  const { bytes, mimeType } = demoDocument(document.file, 'uploading')
  await add(bytes, mimeType)
  await slot.locator('progress').waitFor()
  await look('uploading')
  held.breakOff()
  await slot.locator('.file .warn, .file .error').first().waitFor()
  await look('offline')
  await held.end()
  await slot.getByText(words.text('ui.upload-kept'), { exact: true }).waitFor({ timeout: 60_000 })
  await takeAway()
  await add(Buffer.from('This is no document.'), 'application/pdf')
  await slot.locator('.file .error').first().waitFor()
  await look('failed')
  await takeAway()
}

/** Holds every upload back until it is broken off, and breaks off all that follow until the end. */
async function holdUploads(page: Page) {
  const url = /\/attachments\//
  let breakOff: () => void = () => {}
  const isBroken = new Promise<void>((resolve) => {
    breakOff = resolve
  })
  await page.route(url, (route) => isBroken.then(() => route.abort()))
  return { breakOff: () => breakOff(), end: () => page.unroute(url) }
}
