import { randomBytes } from 'node:crypto'
import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { demoAuthorities } from '../../scripts/demo/demo-authorities.ts'
import { prepareSubmission, type Submission, submit } from './applicant.ts'
import { withFloorServer } from './floor-server.ts'
import { type Figure, type Measured, measure, measureEach } from './measure.ts'
import { type Platform, withPlatform } from './platform.ts'
import { readSample } from './sample.ts'

/** How many applicants at once, and how many applications in all. */
const loads = [
  { atOnce: 1, applications: 40 },
  { atOnce: 4, applications: 80 },
]
const warmUp = 5
const withoutStock = 8

/** Submitting an application whose document is there already, beside a bare server that keeps the same bytes in one transaction. */
export async function benchSubmit(): Promise<Figure[]> {
  return await withPlatform({ programs: ['app'] }, async (platform) => {
    await platform.stockReplyKeys(warmUp + loads.reduce((sum, { applications }) => sum + applications, 0))
    await measureEach('warm-up', await prepare(platform, warmUp), submit, 1)
    const kept = await keptBytes(platform)
    const figures: Figure[] = []
    for (const { atOnce, applications } of loads) {
      const submissions = await prepare(platform, applications)
      const floor = await measureFloor(platform, submissions, { atOnce, kept })
      const measured = await measureEach(`submit, ${atOnce} at once`, submissions, submit, atOnce)
      figures.push({ measured: floor }, { measured, floor })
    }
    return [...figures, ...(await benchWithoutStock(platform))]
  })
}

/** The stock of reply keys is empty: each submission waits for a pair of its own. */
async function benchWithoutStock(platform: Platform): Promise<Figure[]> {
  const floor = await measure({ name: 'RSA-4096 pair made', run: generateEncryptionKeyPair }, 10_000)
  const measured = await measureEach('submit, 1 at once, no reply key in stock', await prepare(platform, withoutStock), submit, 1)
  return [{ measured: floor }, { measured, floor }]
}

async function prepare({ url }: Platform, count: number): Promise<Submission[]> {
  const sample = await readSample()
  const submissions: Submission[] = []
  for (let index = 0; index < count; index += 1) {
    const { ags = '' } = demoAuthorities[index % demoAuthorities.length] ?? {}
    submissions.push(await prepareSubmission(url, ags, sample))
  }
  return submissions
}

/** How many bytes the platform keeps of one application: the parts that will be delivered and the person's copy. */
async function keptBytes({ query }: Platform): Promise<number> {
  const [row] = await query(`
    select ((select sum(octet_length(content)) from aufenthalt.application_parts)
      + (select sum(octet_length(copy)) from aufenthalt.applications)) / (select count(*) from aufenthalt.applications) as bytes`)
  return Math.round(Number(row?.['bytes']))
}

async function measureFloor(
  { databaseServerUrl }: Platform,
  submissions: readonly Submission[],
  { atOnce, kept }: { readonly atOnce: number; readonly kept: number },
): Promise<Measured> {
  const options = { databaseServerUrl, connections: atOnce, content: randomBytes(kept) }
  return await withFloorServer(options, async (url) => {
    const send = async ({ body }: Submission) => (await fetch(url, { method: 'POST', body })).text()
    await measureEach('warm-up', submissions.slice(0, warmUp), send, atOnce)
    return await measureEach(`HTTP and one insert of ${Math.round(kept / 1000)} kB, ${atOnce} at once`, submissions, send, atOnce)
  })
}
