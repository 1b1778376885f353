import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { type Demo, startDemo } from '../../../scripts/demo/start-demo.ts'
import { readSample } from '../journey/sample.ts'
import { type Driver, MissingBrowserError } from './driver.ts'
import { startFirefox } from './firefox.ts'
import { runElsewhere } from './run-elsewhere.ts'
import { startWebKit } from './webkit.ts'

const service = 'at-erwerbstaetigkeit'
const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-elsewhere-'))
chmodSync(folder, 0o711)
let demo: Demo

before(async () => {
  demo = await startDemo({ folder, ports: await freePorts(), programs: ['app', 'worker', 'delivery-service', 'case-system', 'host-page'] })
})
after(async () => {
  await demo?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const browsers = [
  ['Firefox', startFirefox, 'de'],
  ['WebKit', startWebKit, 'en'],
] as const

for (const [name, start, language] of browsers) {
  test(`what a person answers in ${name} lies in the case system`, async (context) => {
    const driver = await start().catch((error: unknown): Driver | undefined => {
      if (!(error instanceof MissingBrowserError)) throw error
      context.skip(error.message)
      return undefined
    })
    if (!driver) return
    try {
      const journey = { ags: '12999001', service, language, sample: readSample(service, 'late-after-expiry') }
      const { compared, ...others } = await runElsewhere(driver, demo.urls, journey)
      assert.deepEqual(others, { different: [], missingDocuments: 0, xmlValid: true })
      assert.ok(compared > 25)
    } finally {
      await driver.close()
    }
  })
}
