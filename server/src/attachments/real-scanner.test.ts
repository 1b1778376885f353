// The scanner as it is in production: a ClamAV daemon of the test's own, with one signature of the test's own.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createDocumentChecker } from './check-document.ts'
import { createScan } from './scan-document.ts'
import { aJpeg, aPdf } from './testing/a-file.ts'
import { clamdPath, startClamd } from './testing/start-clamd.ts'

const limits = { documentBytes: 10_000_000, mimeTypes: ['application/pdf', 'image/jpeg', 'image/png'] }
const signature = 'Musterstadt-Testfund-4711'
const infected = () => aPdf(({ context }) => context.register(context.stream(`% ${signature}`)))

describe('a ClamAV daemon', { skip: clamdPath ? false : 'it is not installed (Debian: apt-get install clamav-daemon)' }, () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>
  let documents: ReturnType<typeof createDocumentChecker>
  before(async () => {
    clamd = await startClamd(clamdPath ?? '', signature)
    documents = createDocumentChecker({ scan: createScan({ url: clamd.url }) })
  })
  after(async () => {
    await documents.close()
    await clamd.close()
  })

  async function outcomeOf(bytes: Uint8Array) {
    const outcome = await documents.checkDocument({ bytes, declaredType: '', limits })
    if (outcome.kind === 'refused') return outcome.code
    return outcome.unscanned ? 'unscanned' : 'scanned'
  }

  it('lets a PDF and a photo pass', async () => {
    assert.deepEqual([await outcomeOf(await aPdf()), await outcomeOf(await aJpeg())], ['scanned', 'scanned'])
  })

  it('finds what it knows', async () => {
    assert.equal(await outcomeOf(await infected()), 'virus')
  })

  it('reads a document of the largest size to its end', async () => {
    const large = await aPdf(({ context }) => {
      context.register(context.stream(new Uint8Array(9_900_000).fill(7)))
      context.register(context.stream(`% ${signature}`))
    })
    assert.equal(await outcomeOf(large), 'virus')
  })

  it('that is down leaves a document unscanned, and goes on when it is back', async () => {
    await clamd.stop()
    assert.equal(await outcomeOf(await infected()), 'unscanned')
    await clamd.start()
    assert.equal(await outcomeOf(await infected()), 'virus')
  })
})
