// Accessibility trees of the pages as text files: what a screen reader is told, held against what it was told before.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Texts } from '@aufenthalt/model'
import type { Page } from 'playwright-core'

const folder = fileURLToPath(new URL('golden', import.meta.url))

/** What differs from run to run: numbers and codes of the application, days and times, addresses that hold them; and long lists of options. */
const changing: readonly (readonly [pattern: RegExp, written: string])[] = [
  [/\/url: mailto:\?.*/g, '/url: mailto:?…'],
  [/AT(-[0-9A-Z]{4}){3}/g, 'AT-…'],
  // The person's code: groups of Crockford's letters
  [/\b[0-9A-HJKMNP-TV-Z]{4,5}(-[0-9A-HJKMNP-TV-Z*~$=]{1,5}){3,}/g, 'CODE'],
  [/https?:\/\/(127\.0\.0\.1|localhost):\d+/g, 'PLATFORM'],
  [/\b\d{1,2}:\d{2}(:\d{2})?\b( [صم](?!\p{L}))?/gu, 'TIME'],
  [/\b\d{1,2}\. \p{L}+ \d{4}|\b\d{1,2} \p{L}+ \d{4}|\b\d{1,2}\.\d{1,2}\.\d{4}/gu, 'DAY'],
  [/( *- option "[^\n]*"\n){20,}/g, ''],
]

/** How it stands with saving is another matter from one moment to the next. */
const momentary = ['ui.keep-saving', 'ui.keep-saved', 'ui.keep-said']

/** The tree as it is kept. */
function written(snapshot: string, texts: Texts): string {
  const beginnings = momentary.map((key) => (texts[key] ?? key).split('{')[0] ?? key)
  const lines = snapshot.split('\n').filter((line) => !beginnings.some((beginning) => line.includes(beginning)))
  return changing.reduce((text, [pattern, by]) => text.replace(pattern, by), `${lines.join('\n')}\n`)
}

/** Pages of which a tree is kept: one of each kind, in the states in which it says most. */
const kept: { readonly [stop: string]: readonly string[] } = {
  start: ['empty', 'applied'],
  precheck: ['empty', 'stopped'],
  tasks: ['empty', 'keeping'],
  person: ['empty', 'error'],
  passport: ['filled'],
  documents: ['error', 'filled'],
  check: ['empty', 'error'],
  submitting: ['unresolved'],
  receipt: ['empty'],
  proof: ['empty'],
}

/** Is a tree kept of this page in this state? */
export const hasTree = (stop: string, state: string): boolean => kept[stop]?.includes(state) ?? false

/** The pages of which a tree is kept. */
export const goldenPages: ReadonlySet<string> = new Set(Object.keys(kept))

/** The sample whose answers stand in the trees: the shortest way that leads past a page of each kind. */
export const goldenSample = 'late-after-expiry'

/** While something is being saved, the page has more to say in a moment. */
async function settled(page: Page): Promise<void> {
  const isRight = () => {
    const state = document.querySelector('aufenthalt-online-service')?.shadowRoot?.querySelector('.save-state')
    return !state?.textContent?.trim() || state.querySelector('.icon') !== null
  }
  await page.waitForFunction(isRight, undefined, { timeout: 20_000 })
}

/** Which page in which state. */
export type Place = { readonly language: string; readonly stop: string; readonly state: string }

/** Compares the tree of a page with the kept one, if one is kept of it. @returns what is wrong, undefined where nothing is */
export async function compareTree(page: Page, place: Place, texts: Texts, isUpdate: boolean): Promise<string | undefined> {
  const { language, stop, state } = place
  if (!hasTree(stop, state)) return undefined
  const name = `${stop}-${state}`
  await settled(page)
  const tree = written(await page.locator('aufenthalt-online-service').ariaSnapshot(), texts)
  const path = join(folder, language, `${name}.txt`)
  if (isUpdate) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, tree)
    return undefined
  }
  if (!existsSync(path)) return `${language} ${name}: no tree is kept`
  const before = readFileSync(path, 'utf8')
  if (tree === before) return undefined
  const line = `${tree}\n`.split('\n').findIndex((one, index) => one !== before.split('\n')[index])
  return `${language} ${name}: differs from line ${line + 1} on: ${tree.split('\n')[line]?.trim() ?? 'end'}`
}
