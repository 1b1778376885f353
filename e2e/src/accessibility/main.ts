// `npm run accessibility -- --lang de,ar`: every page of the form in every state, examined by axe and by what can be measured besides.
// `--page person,check` looks at these only, `--sample` fills in this one only. `--golden update` keeps the accessibility trees anew,
// `--golden off` leaves them out. `--brief` looks only at what trees are kept of, and in fewer looks. `--at-once` is how many ways through the form are gone side by side.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { startDemo } from '../../../scripts/demo/start-demo.ts'
import { launchBrowser } from '../browser.ts'
import { goldenPages, goldenSample } from './goldens.ts'
import { openSurvey } from './survey.ts'
import { waysThrough } from './ways-through.ts'

const { values } = parseArgs({
  options: {
    service: { type: 'string', default: 'at-erwerbstaetigkeit' },
    lang: { type: 'string', default: 'de,ar' },
    sample: { type: 'string', default: 'all' },
    page: { type: 'string', default: '' },
    golden: { type: 'string', default: 'compare' },
    brief: { type: 'boolean', default: false },
    'at-once': { type: 'string', default: '2' },
  },
})
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
const problems: string[] = []
const wanted = values.brief ? goldenPages : new Set(values.page.split(',').filter(Boolean))
const languages = values.lang.split(',')
const ways = await Promise.all(
  languages.map((language) =>
    waysThrough({
      ...{
        browser,
        platform: demo.urls.platform,
        service: values.service,
        language,
        sample: values.brief ? goldenSample : values.sample,
        survey,
        problems,
      },
      golden: values.golden,
      isBrief: values.brief,
      isWanted: (stop) => wanted.size === 0 || wanted.has(stop),
    }),
  ),
)
const waiting = ways.flatMap(({ ways }) => ways)
const walk = async () => {
  for (let way = waiting.shift(); way; way = waiting.shift()) await way()
}
await Promise.all(Array.from({ length: Number(values['at-once']) }, walk))
await stop()

for (const [index, { expected }] of ways.entries()) {
  const language = languages[index] ?? ''
  const seen = survey.stopsIn(language)
  problems.push(...expected.filter((id) => !seen.has(id)).map((id) => `${language} ${id}: was not looked at`))
  console.log(`${survey.table(language)}\n`)
}
for (const line of survey.list()) console.log(line)
const { pagesAndStates, findings } = survey.count()
const ok = findings + problems.length === 0
const seconds = Math.round((Date.now() - startedAt) / 1000)
console.log(JSON.stringify({ pagesAndStates, findings, problems, seconds, ok }))
process.exit(ok ? 0 : 1)
