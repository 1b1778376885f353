// `npm run journey -- --service S --sample NAME|all --lang L --mode isolated|inline`: from the municipality's page to the case system, in a real browser.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Answers } from '@aufenthalt/model'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { startDemo } from '../../../scripts/demo/start-demo.ts'
import { launchBrowser } from '../browser.ts'
import type { Mode } from './outcome.ts'
import { runJourney } from './run-journey.ts'
import { readJson, readSample, sampleNames } from './sample.ts'

const { values } = parseArgs({
  options: {
    service: { type: 'string', default: 'at-erwerbstaetigkeit' },
    sample: { type: 'string', default: 'all' },
    lang: { type: 'string', default: 'de' },
    mode: { type: 'string', default: 'isolated' },
    // Answers to compare with instead of the sample's own: the test of the comparison itself.
    expect: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const { service, lang: language } = values
const mode = values.mode as Mode
if (!['isolated', 'inline'].includes(mode)) {
  console.error('Say --mode isolated or --mode inline.')
  process.exit(2)
}
const expected = values.expect === undefined ? {} : { expected: readJson(values.expect) as Answers }

const startedAt = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-journey-'))
chmodSync(folder, 0o711)
const browser = await launchBrowser()
const demo = await startDemo({
  folder,
  ports: await freePorts(),
  programs: ['app', 'worker', 'delivery-service', 'case-system', 'host-page'],
})
const stop = async () => {
  await browser.close()
  await demo.stop()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(130)))

const sums = { applications: 0, equal: 0, compared: 0, documents: 0, failed: 0 }
for (const name of sampleNames(service, values.sample)) {
  sums.applications += 1
  try {
    const outcome = await runJourney(browser, demo.urls, { service, sample: readSample(service, name), language, mode, ...expected })
    sums.equal += outcome.equal ? 1 : 0
    sums.compared += outcome.compared
    sums.documents += outcome.documents
    console.log(JSON.stringify(outcome))
  } catch (error) {
    sums.failed += 1
    console.log(JSON.stringify({ sample: name, language, mode, equal: false, failed: String(error) }))
  }
}
await stop()
const isEqual = sums.applications > 0 && sums.equal === sums.applications
if (values.keep || sums.failed > 0) console.error(`Kept: ${folder}`)
else rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify({ ...sums, seconds: Math.round((Date.now() - startedAt) / 1000), ok: isEqual }))
process.exit(isEqual ? 0 : 1)
