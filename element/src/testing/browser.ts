import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Result } from 'axe-core'
import { launchBrowser } from '../../../e2e/src/browser.ts'

/** A browser, a page in it, a frame in that. */
export type Browser = Awaited<ReturnType<typeof launchBrowser>>
export type Page = Awaited<ReturnType<Browser['newPage']>>
type Frame = ReturnType<Page['mainFrame']>

/** Starts the browser. */
export const startBrowser = launchBrowser

const axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What axe finds wrong in a page or frame, one line each. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = (await page.evaluate(`axe.run(document, { iframes: false }).then(({ violations }) => violations)`)) as Result[]
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary}`))
}

/** The first control of a field or of a document. */
export const control = (page: Page | Frame, id: string) => page.locator(`[id="f-${id}"]`)

type Fill = { readonly [field: string]: string | number | boolean | readonly [day: string, month: string, year: string] }

/** The controls that an answer needs, with what to put in. Radios are named by the number of the option, yes and no are the first and the second. */
function controlsOf(field: string, value: Fill[string]): readonly (readonly [id: string, value: string])[] {
  const id = `f-${field}`
  if (typeof value === 'boolean') return [[value ? id : `${id}-1`, '']]
  if (typeof value === 'number') return [[value === 0 ? id : `${id}-${value}`, String(value)]]
  if (typeof value === 'string') return [[id, value]]
  const [day, month, year] = value
  return [
    [id, day],
    [`${id}-month`, month],
    [`${id}-year`, year],
  ]
}

/** Answers questions as a person does: clicks, types, chooses. */
export async function fill(page: Page | Frame, answers: Fill): Promise<void> {
  for (const [id, value] of Object.entries(answers).flatMap(([field, answer]) => controlsOf(field, answer))) {
    const one = page.locator(`[id="${id}"]`)
    const kind = await one.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.localName))
    if (kind === 'radio') await one.check()
    else if (kind === 'select') await one.selectOption(value)
    else await one.fill(value)
  }
}

/** Answers questions at once: for pages that a test only passes through. */
export async function enter(page: Page | Frame, answers: Fill): Promise<void> {
  const controls = Object.entries(answers).flatMap(([field, answer]) => controlsOf(field, answer))
  await page.evaluate(async (entries) => {
    const service = document.querySelector('aufenthalt-online-service') as HTMLElement & { readonly updateComplete: Promise<unknown> }
    for (const [id, value] of entries) {
      const element = service.shadowRoot?.getElementById(id) as HTMLInputElement
      if (element.type === 'radio') element.click()
      else element.value = value
      for (const event of ['input', 'change']) if (element.type !== 'radio') element.dispatchEvent(new Event(event))
      await service.updateComplete
    }
  }, controls)
}
