// Accessibility trees of the pages as text files: what a screen reader is told, held against what it was told before.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const folder = fileURLToPath(new URL('golden', import.meta.url))

/** Values that differ from run to run: numbers and codes of the application, days and times, the size of a window's rest. */
const changing: readonly (readonly [pattern: RegExp, written: string])[] = [
  [/AT(-[0-9A-Z]{4}){3}/g, 'AT-…'],
  // The person's code: groups of Crockford's letters
  [/\b[0-9A-HJKMNP-TV-Z]{4,5}(-[0-9A-HJKMNP-TV-Z*~$=]{1,5}){3,}/g, 'CODE'],
  [/\b\d{1,2}:\d{2}(:\d{2})?\b/g, 'TIME'],
  [/\b\d{1,2}\. \p{L}+ \d{4}|\b\d{1,2} \p{L}+ \d{4}|\b\d{1,2}\.\d{1,2}\.\d{4}|[٠-٩]{1,2} \p{L}+ [٠-٩]{4}/gu, 'DAY'],
]

/** Pages of which a tree is kept: one of each kind, in the state in which it says most. */
const kept = new Set([
  'start-empty',
  'tasks-empty',
  'person-empty',
  'person-error',
  'children-filled',
  'documents-error',
  'documents-filled',
  'check-empty',
  'check-error',
  'receipt-empty',
])

/** The sample whose answers stand in the trees. */
export const goldenSample = 'blue-card-first'

/** Compares the tree of a page with the kept one, if one is kept of it. @returns what is wrong, undefined where nothing is */
export async function compareTree(page: Page, language: string, name: string, isUpdate: boolean): Promise<string | undefined> {
  if (!kept.has(name)) return undefined
  const snapshot = await page.locator('aufenthalt-online-service').ariaSnapshot()
  const tree = `${changing.reduce((text, [pattern, written]) => text.replace(pattern, written), snapshot)}\n`
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
