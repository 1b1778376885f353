// Looks at what has the focus, as somebody does who sees: is there a mark around it, and does nothing lie over it (WCAG 2.4.7, 2.4.11)?
import { setTimeout as sleep } from 'node:timers/promises'
import type { ElementHandle, Frame, Page } from 'playwright-core'

/** What is wrong at a stop of the focus; `where` is the control, never what is in it. */
export type FocusProblem = { readonly where: string; readonly problem: 'no mark' | 'covered' | 'not entered' | 'not left' }

/** The page waits for nobody: it may still be scrolling when the focus has arrived. */
const patienceMs = 1500

/** Judges what has the focus in the form; undefined where nothing has, or nothing is wrong. What the page around does is its own affair. */
export async function judgeFocus(page: Page): Promise<FocusProblem | undefined> {
  const focused = await focusedIn(page.mainFrame())
  if (!focused || !(await focused.evaluate(isInForm))) return undefined
  const { where, isMarked } = await focused.evaluate(lookAt)
  if (!isMarked) return { where, problem: 'no mark' }
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    if (await isInSight(page, focused)) return undefined
    await sleep(50)
  }
  return { where, problem: 'covered' }
}

/** The element that has the focus, through shadow roots and frames. */
async function focusedIn(frame: Frame): Promise<ElementHandle<HTMLElement> | undefined> {
  const handle = await frame.evaluateHandle(() => {
    let focused = document.activeElement
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
    return focused === document.body ? null : focused
  })
  const element = handle.asElement() as ElementHandle<HTMLElement> | null
  const inner = await element?.contentFrame()
  return inner ? focusedIn(inner) : (element ?? undefined)
}

/** Runs in the page. */
const isInForm = (element: HTMLElement) => (element.getRootNode() as ShadowRoot).host?.localName === 'aufenthalt-online-service'

/** Runs in the page. A control that is not drawn itself, as a file input, is marked on its label. */
function lookAt(element: HTMLElement): { readonly where: string; readonly isMarked: boolean } {
  const isDrawn = (one: HTMLElement) => one.offsetWidth > 4 && getComputedStyle(one).opacity !== '0'
  const labels = [...((element as HTMLInputElement).labels ?? [])]
  const hasOutline = (one: HTMLElement) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/(transparent|, 0\)|\/ 0\))/.test(outlineColor)
  }
  const drawn = isDrawn(element) ? [element] : labels
  const name = element.id || element.className || element.textContent?.trim().slice(0, 40) || ''
  return { where: `${element.localName} ${name}`, isMarked: drawn.some(hasOutline) }
}

/** Are the upper and lower edge of the element in the window, and under nothing that stays over the page? Of a tall one the upper edge counts. */
async function isInSight(page: Page, focused: ElementHandle<HTMLElement>): Promise<boolean> {
  const box = await focused.boundingBox()
  if (!box) return false
  const edges = box.height > 300 ? [box.y + 1] : [box.y + 1, box.y + box.height - 1]
  return await page.evaluate(
    ({ x, edges }) => {
      const keepers = [...document.querySelectorAll('*')].filter((one) => /fixed|sticky/.test(getComputedStyle(one).position))
      const isUnder = (y: number) => (one: Element) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        return left <= x && x <= right && top <= y && y <= bottom
      }
      return edges.every((y) => y >= 0 && y <= innerHeight && !keepers.some(isUnder(y)))
    },
    { x: box.x + box.width / 2, edges },
  )
}
