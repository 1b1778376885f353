import { demoAuthorities } from '../../scripts/demo/demo-authorities.ts'
import { prepareSubmission, submit } from './applicant.ts'
import { awaitAcceptance } from './await-acceptance.ts'
import { type Figure, summariseAlone } from './measure.ts'
import { type Platform, withPlatform } from './platform.ts'
import { readSample } from './sample.ts'

const applications = { warmUp: 3, measured: 20 }

/** From sending to accepted, one after the other, over the demo's delivery service to the demo's case system, which asks every 0.5 s. */
export async function benchHandOver(): Promise<Figure[]> {
  return await withPlatform({ programs: ['delivery-service', 'app', 'worker', 'case-system'] }, async (platform) => {
    await platform.stockReplyKeys(applications.warmUp + applications.measured + 16)
    await handOver(platform, applications.warmUp)
    const times = await handOver(platform, applications.measured)
    const figure = (name: string, part: keyof Times) =>
      summariseAlone(
        name,
        times.map((one) => one[part]),
      )
    const floor = figure('sent until the receipt is there', 'receiptMs')
    const handedOver = figure('sent until the delivery service has it', 'handedOverMs')
    return [{ measured: floor }, { measured: handedOver, floor }, { measured: figure('sent until accepted', 'acceptedMs'), floor }]
  })
}

/** Since an application was sent. */
type Times = { readonly receiptMs: number; readonly handedOverMs: number; readonly acceptedMs: number }

async function handOver(platform: Platform, count: number): Promise<Times[]> {
  const sample = await readSample()
  const times: Times[] = []
  for (let index = 0; index < count; index += 1) {
    const { ags = '' } = demoAuthorities[index % demoAuthorities.length] ?? {}
    const submission = await prepareSubmission(platform.url, ags, sample)
    const sentAt = Date.now()
    const { applicationId } = await submit(submission)
    const receiptMs = Date.now() - sentAt
    const acceptance = (await awaitAcceptance(platform, [applicationId])).get(applicationId)
    if (acceptance) times.push({ receiptMs, handedOverMs: acceptance.handedOverAt - sentAt, acceptedMs: acceptance.acceptedAt - sentAt })
  }
  return times
}
