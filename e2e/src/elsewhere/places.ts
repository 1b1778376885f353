// The places that a journey looks for controls in, over WebDriver: as much of them as filling a form takes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Scope } from '../journey/fill-field.ts'
import type { Driver, ElementReference } from './driver.ts'
import { elementsOfRole, findInPage, type Step, type Wanted } from './find-in-page.ts'

const patienceMs = 30_000
const find = `return (${findInPage.toString()})(arguments[0], ${JSON.stringify(elementsOfRole)})`

type Named = { readonly name?: string | RegExp; readonly exact?: boolean }
type File = { readonly name: string; readonly buffer: Buffer }

const wanted = (name: string | RegExp, exact = false): Wanted =>
  typeof name === 'string' ? { text: name, isExact: exact } : { pattern: name.source }

/** Where a journey finds its controls in a browser that is driven by WebDriver. */
export const scopeIn = (driver: Driver): Scope => placeIn(driver, []) as unknown as Scope

let folder: string | undefined

/** Where files lie that are uploaded; until the end, as the browser reads a file while it sends it. */
function uploads(): string {
  if (folder) return folder
  const made = mkdtempSync(join(tmpdir(), 'aufenthalt-uploads-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  folder = made
  return made
}

function placeIn(driver: Driver, steps: readonly Step[]) {
  const step = (next: Step) => placeIn(driver, [...steps, next])
  const all = async () => (await driver.run(find, steps)) as ElementReference[]
  const one = async (): Promise<ElementReference> => {
    const until = Date.now() + patienceMs
    for (;;) {
      const [found] = await all()
      if (found) return found
      if (Date.now() > until) throw new Error(`Nothing is there: ${JSON.stringify(steps.at(-1))}`)
      await sleep(50)
    }
  }
  const runOn = async (body: string, ...given: readonly unknown[]) =>
    driver.run(`const [element, given] = arguments; ${body}`, await one(), ...given)
  return {
    getByRole: (role: string, { name, exact }: Named = {}) =>
      step({ by: 'role', role, ...(name !== undefined && { name: wanted(name, exact) }) }),
    getByLabel: (name: string | RegExp) => step({ by: 'label', name: wanted(name) }),
    getByText: (name: string | RegExp, { exact }: Named = {}) => step({ by: 'text', name: wanted(name, exact) }),
    locator: (css: string) => step({ by: 'css', css }),
    first: () => step({ by: 'nth', index: 0 }),
    last: () => step({ by: 'nth', index: -1 }),
    nth: (index: number) => step({ by: 'nth', index }),
    or: (other: { readonly steps: readonly Step[] }) => step({ by: 'or', other: other.steps }),
    steps,
    count: async () => (await all()).length,
    isChecked: () => runOn('return element.checked'),
    textContent: () => runOn('return element.textContent'),
    allTextContents: async () => driver.run(`return [...arguments].map((one) => one.textContent)`, ...(await all())),
    waitFor: async ({ state = 'attached', timeout = patienceMs }: { state?: string; timeout?: number } = {}) => {
      const until = Date.now() + timeout
      while ((await all()).length > 0 === (state === 'detached')) {
        if (Date.now() > until) throw new Error(`Waited in vain for ${JSON.stringify(steps.at(-1))}`)
        await sleep(50)
      }
    },
    click: async () => {
      // In a frame that is as tall as its content only the page around could scroll; this scrolls both.
      await runOn(`element.scrollIntoView({ block: 'center' })`)
      await driver.click(await one())
    },
    fill: async (text: string) => {
      await runOn(`element.focus(); element.select?.()`)
      await driver.type(await one(), text)
    },
    selectOption: async (option: string | { readonly label: string }) => {
      const [value, label] = typeof option === 'string' ? [option, null] : [null, option.label]
      // A native list opens a window of its own, which no WebDriver can see.
      await runOn(
        `const [value, label] = given
         element.value = [...element.options].find((one) => label === null ? one.value === value : one.label.trim() === label.trim()).value
         for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }))`,
        [value, label],
      )
    },
    setInputFiles: async ({ name, buffer }: File) => {
      const path = join(mkdtempSync(join(uploads(), 'upload-')), name)
      writeFileSync(path, buffer)
      await driver.type(await one(), path)
    },
  }
}
