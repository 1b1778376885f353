// `npm run journey -- --service S --sample NAME|all --lang L --mode isolated|inline --host NAME|all`: from the municipality's page to the case system,
// in a real browser. `--host` takes hostile pages instead of the town's own, `--keyboard` takes the pointer away.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Answers } from '@aufenthalt/model'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { startDemo } from '../../../scripts/demo/start-demo.ts'
import { launchBrowser } from '../browser.ts'
import { hostileHosts } from '../hosts/hostile-hosts.ts'
import { serveHosts } from '../hosts/serve-hosts.ts'
import type { Mode } from './outcome.ts'
import { runJourney } from './run-journey.ts'
import { readJson, readSample, sampleNames } from './sample.ts'

const { values } = parseArgs({
  options: {
    service: { type: 'string', default: 'at-erwerbstaetigkeit' },
    sample: { type: 'string', default: 'all' },
    lang: { type: 'string', default: 'de' },
    mode: { type: 'string', default: 'isolated' },
    host: { type: 'string' },
    keyboard: { type: 'boolean', default: false },
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
const hosts = values.host === 'all' ? Object.keys(hostileHosts) : [values.host]
if (hosts.some((host) => host !== undefined && !(host in hostileHosts))) {
  console.error(`Say --host all or one of ${Object.keys(hostileHosts).join(', ')}.`)
  process.exit(2)
}
const expected = values.expect === undefined ? {} : { expected: readJson(values.expect) as Answers }

const startedAt = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-journey-'))
chmodSync(folder, 0o711)
const browser = await launchBrowser()
const ports = await freePorts()
const town = values.host === undefined ? (['host-page'] as const) : []
const demo = await startDemo({ folder, ports, programs: ['app', 'worker', 'delivery-service', 'case-system', ...town] })
const hostile = values.host === undefined ? undefined : await serveHosts(ports.hostPage, demo.urls.platform)
const stop = async () => {
  await browser.close()
  hostile?.close()
  await demo.stop()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(130)))

const sums = { applications: 0, equal: 0, compared: 0, documents: 0, failed: 0 }
const contents = new Map<string, Set<string>>()
const journeys = sampleNames(service, values.sample).flatMap((name) => hosts.map((host) => ({ name, ...(host !== undefined && { host }) })))
for (const { name, ...host } of journeys) {
  sums.applications += 1
  try {
    const chosen = { service, sample: readSample(service, name), language, mode, isByKeyboard: values.keyboard }
    const outcome = await runJourney(browser, demo.urls, { ...chosen, ...host, ...expected })
    sums.equal += outcome.equal ? 1 : 0
    sums.compared += outcome.compared
    sums.documents += outcome.documents
    contents.set(name, (contents.get(name) ?? new Set()).add(outcome.contentSha256))
    console.log(JSON.stringify(outcome))
  } catch (error) {
    sums.failed += 1
    console.log(JSON.stringify({ sample: name, language, mode, ...host, equal: false, failed: String(error) }))
  }
}
await stop()
// What the case system reads may not depend on the page around the form.
const isSameOnEveryHost = [...contents.values()].every(({ size }) => size === 1)
const isEqual = sums.applications > 0 && sums.equal === sums.applications && isSameOnEveryHost
if (values.keep || sums.failed > 0) console.error(`Kept: ${folder}`)
else rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify({ ...sums, seconds: Math.round((Date.now() - startedAt) / 1000), ok: isEqual }))
process.exit(isEqual ? 0 : 1)
