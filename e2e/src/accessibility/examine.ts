import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AxeResults, Result } from 'axe-core'
import type { Page } from 'playwright-core'
import { contrastChecks } from './contrast-checks.ts'
import { focusChecks } from './focus-checks.ts'
import type { Look, PageCheck } from './page-check.ts'
import { pageChecks } from './page-checks.ts'
import { rightToLeftCheck } from './right-to-left-check.ts'
import { isTriaged } from './triage.ts'

/** Something wrong: which rule, and at which element. */
export type Finding = { readonly rule: string; readonly at: string; readonly look: string }

/** How axe looks at a page: all its rules, or those only that can judge otherwise in another width or colour scheme. */
type AxeLook = { readonly look: Look; readonly runOnly: unknown }

const axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const byColour = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** Each width and each scheme with all rules once; the two looks between them can differ in colours only. */
const axeLooks: readonly AxeLook[] = [
  { look: { width: 1280, scheme: 'light' }, runOnly: all },
  { look: { width: 1280, scheme: 'dark' }, runOnly: byColour },
  { look: { width: 320, scheme: 'dark' }, runOnly: all },
  { look: { width: 320, scheme: 'light' }, runOnly: byColour },
]

const nameOf = ({ width, height, scheme, forcedColors, reducedMotion, sheet }: Look) =>
  [width, height && 'zoomed', scheme, forcedColors && 'forced colours', reducedMotion && 'reduced motion', sheet && 'spaced']
    .filter(Boolean)
    .join(' ')

/** Shows the page as a check wants it, and gives what it finds. */
async function inLook<Found>(page: Page, look: Look, find: () => Promise<Found>): Promise<Found> {
  const { width, height = 900, scheme = 'light', forcedColors, reducedMotion, sheet } = look
  await page.setViewportSize({ width, height })
  await page.emulateMedia({
    colorScheme: scheme,
    forcedColors: forcedColors ? 'active' : 'none',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  })
  const worn = sheet ? await page.evaluateHandle(wear, sheet) : undefined
  // Colours on their way to the other look are neither; they set out with the next frame.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const root = document.querySelector('aufenthalt-online-service')?.shadowRoot
    await Promise.allSettled(root?.getAnimations().map(({ finished }) => finished) ?? [])
  })
  try {
    return await find()
  } finally {
    await worn?.evaluate((takeOff) => takeOff())
  }
}

/** Puts a style sheet of the person over the form. Runs in the page. */
function wear(text: string): () => void {
  const root = document.querySelector('aufenthalt-online-service')?.shadowRoot
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  root?.adoptedStyleSheets.push(sheet)
  return () => {
    if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}

async function axeIn(page: Page, { look, runOnly }: AxeLook): Promise<Finding[]> {
  const found = await inLook(page, look, async () => {
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
    const options = JSON.stringify({ runOnly, resultTypes: ['violations', 'incomplete'] })
    return (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults
  })
  const findings = (results: readonly Result[], mark: string) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => ({ rule: `${id}${mark}`, at: target.flat().join(' '), look: nameOf(look) })),
    )
  return [...findings(found.violations, ''), ...findings(found.incomplete, '?').filter(({ rule, at }) => !isTriaged(rule.slice(0, -1), at))]
}

/** Several checks that want the page alike, with one change of its look. */
async function checkIn(page: Page, checks: readonly PageCheck[]): Promise<Finding[]> {
  const [first] = checks
  if (!first) return []
  const script = `[${checks.map(({ script }) => script).join(',')}]`
  const parts = await inLook(page, first.look, () => page.evaluate(script) as Promise<string[][]>)
  return checks.flatMap(({ id, look }, index) => (parts[index] ?? []).map((at) => ({ rule: id, at, look: nameOf(look) })))
}

const standing = [...Map.groupBy([...pageChecks, ...contrastChecks, rightToLeftCheck], ({ look }) => nameOf(look)).values()]

/**
 * Examines the page as it is: by axe in every look, and by every check. Undecided findings of axe end with a question mark.
 * @param first what looks at where the focus is, before anything moves it
 * @param isBrief axe looks at each width and each scheme once only
 */
export async function examine(page: Page, first: readonly PageCheck[], isBrief: boolean): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of first) findings.push(...(await checkIn(page, [check])))
  for (const checks of standing) findings.push(...(await checkIn(page, checks)))
  for (const look of axeLooks.filter(({ runOnly }) => !isBrief || runOnly === all)) findings.push(...(await axeIn(page, look)))
  // The mark of the focus is shown to whoever uses keys (`:focus-visible`), and moves with the focus from then on.
  await page.keyboard.press('Tab')
  for (const check of focusChecks) findings.push(...(await checkIn(page, [check])))
  await inLook(page, { width: 1280 }, async () => {})
  return findings
}
