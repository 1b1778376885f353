// Walks by Tab from the page around into the form, through all of it and out again, and back by Shift+Tab: nobody may be held in it (WCAG 2.1.2).
import type { Locator, Page } from 'playwright-core'
import type { FocusProblem } from './focus-stop.ts'

/** A way through the form: where it begins and where it must end, seen from the form. */
const ways = [
  { key: 'Tab', from: 'before', to: 'after' },
  { key: 'Shift+Tab', from: 'after', to: 'before' },
] as const

/** Whose walk it is. */
export type Walk = {
  readonly page: Page
  readonly form: Locator
  /** Presses one key. */
  readonly press: (key: string) => Promise<void>
  /** Whoever is still in the form after so many is held; more than any page has controls unless told otherwise. */
  readonly mostPresses?: number
}

/** Marks the controls of the page around that come right before and after the form. Runs in the page. */
function markNeighbours(form: Element): void {
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea')].filter((one) => one.checkVisibility())
  const isOn = (side: number) => (one: Element) => (form.compareDocumentPosition(one) & side) > 0
  controls.findLast(isOn(Node.DOCUMENT_POSITION_PRECEDING))?.setAttribute('data-neighbour', 'before')
  controls.find(isOn(Node.DOCUMENT_POSITION_FOLLOWING))?.setAttribute('data-neighbour', 'after')
}

/** Where the focus of the page around is: in a form, on a neighbour of it, or elsewhere. Runs in the page. */
function placeOfFocus(form: Element): string {
  const { activeElement } = document
  return activeElement?.localName === form.localName ? 'form' : (activeElement?.getAttribute('data-neighbour') ?? 'elsewhere')
}

/** Walks through the form in both directions. @returns where the way does not lead to */
export async function walkThrough({ page, form, press, mostPresses = 150 }: Walk): Promise<readonly FocusProblem[]> {
  await form.evaluate(markNeighbours)
  const problems: FocusProblem[] = []
  for (const { key, from, to } of ways) {
    await page.locator(`[data-neighbour=${from}]`).focus()
    await press(key)
    if ((await form.evaluate(placeOfFocus)) !== 'form') problems.push({ where: `form by ${key}`, problem: 'not entered' })
    for (let presses = 0; presses < mostPresses && (await form.evaluate(placeOfFocus)) === 'form'; presses += 1) await press(key)
    if ((await form.evaluate(placeOfFocus)) !== to) problems.push({ where: `form by ${key}`, problem: 'not left' })
  }
  return problems
}
