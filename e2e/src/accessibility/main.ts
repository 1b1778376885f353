// `npm run accessibility -- --lang de,en --sample all`: every page of the form in every state, examined by axe and by what can be
// measured besides. `--page person,check` looks at these only.
// `--golden update` keeps the accessibility trees anew, `--golden off` leaves them out.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { OnlineServiceView } from '@aufenthalt/model'
import { visiblePages } from '@aufenthalt/model'
import type { Page } from 'playwright-core'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { startDemo } from '../../../scripts/demo/start-demo.ts'
import { launchBrowser } from '../browser.ts'
import { type Scope, wordsOf } from '../journey/fill-field.ts'
import { answersAsked, contextOf, type Filling, fillForm } from '../journey/fill-form.ts'
import { readSample, sampleNames } from '../journey/sample.ts'
import { compareTree, goldenSample } from './goldens.ts'
import { inspectorOf } from './inspector.ts'
import { openSurvey } from './survey.ts'

const { values } = parseArgs({
  options: {
    service: { type: 'string', default: 'at-erwerbstaetigkeit' },
    lang: { type: 'string', default: 'de,en' },
    sample: { type: 'string', default: 'all' },
    page: { type: 'string', default: '' },
    golden: { type: 'string', default: 'compare' },
  },
})
const { service } = values
const ags = demoAuthorities[0]?.ags ?? ''
const startedAt = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-accessibility-'))
chmodSync(folder, 0o711)
const browser = await launchBrowser()
const demo = await startDemo({ folder, ports: await freePorts(), programs: ['app'] })
const stop = async () => {
  await browser.close()
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(130)))

const survey = openSurvey()
const wanted = values.page === '' ? undefined : values.page.split(',')
const isWanted = (id: string) => wanted === undefined || wanted.includes(id)
const problems: string[] = []

/** The service on its own address, where it follows the person's system and fills the window. */
async function openService(language: string): Promise<{ readonly page: Page; readonly view: OnlineServiceView }> {
  const answer = await fetch(`${demo.urls.platform}/api/authorities/${ags}/services/${service}?lang=${language}`)
  const page = await (await browser.newContext({ locale: language, viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(`${demo.urls.platform}/frame/${service}?${new URLSearchParams({ ags, lang: language })}`)
  return { page, view: (await answer.json()) as OnlineServiceView }
}

/** Goes through the form with a sample, unless it leads to no page that is new. */
async function visit(language: string, name: string): Promise<void> {
  const { page, view } = await openService(language)
  const filling: Filling = { scope: page as unknown as Scope, view, words: wordsOf(view.texts), sample: readSample(service, name) }
  const seen = survey.stopsIn(language)
  const isNew = visiblePages(view.form, answersAsked(filling), contextOf(filling)).some(({ id }) => isWanted(id) && !seen.has(id))
  if (isNew || wanted) {
    const isGolden = name === goldenSample && values.golden !== 'off'
    const compare = async (shown: string) => (isGolden ? await compareTree(page, language, shown, values.golden === 'update') : undefined)
    const inspector = inspectorOf({ page, filling, language, survey, isWanted, compareTree: compare })
    await fillForm(filling, inspector).catch((error: unknown) => problems.push(`${language} ${name}: ${String(error)}`))
    problems.push(...inspector.problems)
  }
  await page.context().close()
}

for (const language of values.lang.split(',')) {
  for (const name of sampleNames(service, values.sample)) await visit(language, name)
  const { page, view } = await openService(language)
  await page.context().close()
  const seen = survey.stopsIn(language)
  const missing = [...view.form.pages.map(({ id }) => id), 'start', 'documents', 'check', 'receipt'].filter(
    (id) => isWanted(id) && !seen.has(id),
  )
  problems.push(...missing.map((id) => `${language} ${id}: no sample leads there`))
  console.log(`${survey.table(language)}\n`)
}
await stop()
for (const line of [...survey.list(), ...problems]) console.log(line)
const { pagesAndStates, findings } = survey.count()
const ok = findings + problems.length === 0
console.log(
  JSON.stringify({ pagesAndStates, findings, problems: problems.length, seconds: Math.round((Date.now() - startedAt) / 1000), ok }),
)
process.exit(ok ? 0 : 1)
