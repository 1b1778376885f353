import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AxeResults, Result } from 'axe-core'
import type { Page } from 'playwright-core'
import { type Look, type PageCheck, pageChecks } from './page-checks.ts'
import { isTriaged } from './triage.ts'

/** Something wrong: which rule, and at which element. */
export type Finding = { readonly rule: string; readonly at: string; readonly look: string }

const axeSource = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const runAxe = `axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations', 'incomplete'] })`

/** Looks in which axe runs. */
const axeLooks: readonly Look[] = [1280, 320].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

const nameOf = ({ width, scheme, forcedColors, reducedMotion, sheet }: Look) =>
  [width, scheme, forcedColors && 'forced colours', reducedMotion && 'reduced motion', sheet && 'spaced'].filter(Boolean).join(' ')

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
  // Colours on their way to the other look are neither.
  await page.evaluate(async () => {
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

async function axeIn(page: Page, look: Look): Promise<Finding[]> {
  const found = await inLook(page, look, async () => {
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
    return (await page.evaluate(runAxe)) as AxeResults
  })
  const findings = (results: readonly Result[], mark: string) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => ({ rule: `${id}${mark}`, at: target.flat().join(' '), look: nameOf(look) })),
    )
  return [...findings(found.violations, ''), ...findings(found.incomplete, '?').filter(({ rule, at }) => !isTriaged(rule.slice(0, -1), at))]
}

async function checkIn(page: Page, { id, look, script }: PageCheck): Promise<Finding[]> {
  const parts = await inLook(page, look, () => page.evaluate(script) as Promise<string[]>)
  return parts.map((at) => ({ rule: id, at, look: nameOf(look) }))
}

/** Examines the page as it is: by axe in every look, and by every check. Undecided findings of axe end with a question mark. */
export async function examine(page: Page, more: readonly PageCheck[] = []): Promise<Finding[]> {
  const findings: Finding[] = []
  // First what looks at the focus: nothing has moved it yet.
  for (const check of [...more, ...pageChecks]) findings.push(...(await checkIn(page, check)))
  for (const look of axeLooks) findings.push(...(await axeIn(page, look)))
  await inLook(page, { width: 1280 }, async () => {})
  return findings
}
