// Does by keys what a journey would do by pointer: whoever fills the form gets places whose click, fill, choice and upload are keys.
import type { FileChooser, Locator, Page } from 'playwright-core'
import type { Scope } from '../journey/fill-field.ts'
import { type FocusProblem, judgeFocus } from './focus-stop.ts'
import { walkThrough } from './walk-through.ts'

/** A pair of hands at the keyboard, and what its eyes have seen. */
export type Keyboard = {
  readonly stops: () => number
  readonly problems: readonly FocusProblem[]
  readonly at: (scope: Scope) => Scope
  /** Goes from the page around through the form and out of it, in both directions. */
  readonly walkThrough: (form: Locator) => Promise<void>
}

/** More presses of Tab than any page has controls: to be checked, every answer has one. */
const mostStops = 400

/** Where a place is, seen from the focus. Runs in the page. */
function seenFromFocus(element: Element): 'here' | 'in this group' | 'before' | 'after' {
  const { activeElement } = element.getRootNode() as Document | ShadowRoot
  if (activeElement === element && document.hasFocus()) return 'here'
  if (!activeElement || !document.hasFocus()) return 'after'
  const isRadio = (one: Element): one is HTMLInputElement => one instanceof HTMLInputElement && one.type === 'radio'
  if (isRadio(element) && isRadio(activeElement) && element.name === activeElement.name) return 'in this group'
  return activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after'
}

/** The key that leads there. Within a group of radio buttons the arrows do. */
const towards = { 'in this group': 'ArrowDown', before: 'Shift+Tab', after: 'Tab' } as const

/** Sits down at the keyboard of a page. */
export function keyboardOf(page: Page): Keyboard {
  const problems: FocusProblem[] = []
  let stops = 0
  let chooseFiles: (chooser: FileChooser) => Promise<void> = async () => {}
  // From the beginning: a browser opens its own window for the first files before it hears that somebody listens.
  page.on('filechooser', (chooser) => void chooseFiles(chooser))

  async function press(key: string): Promise<void> {
    await page.keyboard.press(key)
    stops += 1
    const problem = await judgeFocus(page)
    if (problem) problems.push(problem)
  }
  /** Goes to a control as the keys lead there. */
  async function goTo(locator: Locator): Promise<void> {
    for (let presses = 0; presses < mostStops; presses += 1) {
      const seen = await locator.evaluate(seenFromFocus)
      if (seen === 'here') return
      await press(towards[seen])
    }
    throw new Error(`Tab does not lead to a control: ${locator}`)
  }
  const keys: { readonly [action: string]: (locator: Locator, value: never) => Promise<unknown> } = {
    click: async (locator) => {
      await goTo(locator)
      const kind = await locator.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.localName))
      const isDone = kind === 'radio' && (await locator.isChecked())
      if (!isDone) await page.keyboard.press(kind === 'a' ? 'Enter' : 'Space')
    },
    fill: async (locator, text: string) => {
      await goTo(locator)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
    selectOption: async (locator, wanted: string | { readonly label: string }) => {
      await goTo(locator)
      await choose(page, locator, wanted)
    },
    setInputFiles: async (locator, files: Parameters<Locator['setInputFiles']>[0]) => {
      await goTo(locator)
      const chosen = new Promise<void>((resolve) => {
        chooseFiles = (chooser) => chooser.setFiles(files as string).then(resolve)
      })
      await page.keyboard.press('Enter')
      await chosen
    },
  }
  const at = <Place extends object>(place: Place): Place =>
    new Proxy(place, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        const byKeys = keys[String(name)]
        if (typeof value !== 'function') return value
        if (byKeys) return (argument: never) => byKeys(target as Locator, argument)
        return (...given: unknown[]) => {
          const result: unknown = value.apply(target, given)
          return isPlace(result) ? at(result) : result
        }
      },
    })
  return {
    stops: () => stops,
    problems,
    at,
    walkThrough: async (form) => void problems.push(...(await walkThrough({ page, form, press }))),
  }
}

const isPlace = (result: unknown): result is object => typeof result === 'object' && result !== null && 'getByRole' in result

/** Chooses by typing the first letters, then by the arrows. */
async function choose(page: Page, locator: Locator, wanted: string | { readonly label: string }): Promise<void> {
  const look = () =>
    locator.evaluate(
      (select, { label, value }) => {
        const { options, selectedIndex } = select as HTMLSelectElement
        const option = [...options].find((one) => (label === undefined ? one.value === value : one.label.trim() === label.trim()))
        return { text: option?.label ?? '', distance: (option?.index ?? 0) - selectedIndex }
      },
      typeof wanted === 'string' ? { value: wanted, label: undefined } : { value: undefined, label: wanted.label },
    )
  await pressLetters(page, (await look()).text.slice(0, 4))
  const { distance } = await look()
  for (let step = 0; step < Math.abs(distance); step += 1) await page.keyboard.press(distance > 0 ? 'ArrowDown' : 'ArrowUp')
  if ((await look()).distance !== 0) throw new Error(`A choice cannot be made by keys: ${locator}`)
}

/** Presses the keys of letters on a keyboard that has them: what a keyboard lacks would be put into the text field that was edited last. */
async function pressLetters(page: Page, letters: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const text of letters)
    for (const type of ['keyDown', 'keyUp'] as const)
      await session.send('Input.dispatchKeyEvent', { type, key: text, ...(type === 'keyDown' && { text }) })
  await session.detach()
}
