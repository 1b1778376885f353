import { mkdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ports } from '../../scripts/demo/ports.ts'
import { urlsOf } from '../../scripts/demo/programs.ts'
import { prepareSubmission, type Submission, submit } from './applicant.ts'
import { awaitAcceptance } from './await-acceptance.ts'
import { type LaneAuthority, laneAuthorities, writeLaneAuthorities } from './lane-authorities.ts'
import { type Figure, summariseAlone } from './measure.ts'
import { type Platform, withPlatform } from './platform.ts'
import { readSample } from './sample.ts'
import { type Sickness, type SickProxy, startSickProxy } from './sick-proxy.ts'

const sicknesses: readonly Sickness[] = ['dead', 'late', 'trickling']
const authorities = laneAuthorities(8 + sicknesses.length)
const [sick, healthy] = [authorities.slice(0, sicknesses.length), authorities.slice(sicknesses.length)]

/** Applications to each authority: to a healthy one in each phase, to a sick one before them. */
const load = { healthy: 3, sick: 6 }

/** Healthy authorities alone, alone once more, or beside sick ones. The second kind differs from the first by nothing but noise. */
type Phase = 'alone' | 'again' | 'beside'

/** By turns, so that what else this machine does falls on all. */
const order: readonly Phase[] = ['alone', 'beside', 'again', 'again', 'beside', 'alone', 'beside', 'alone', 'again']

/** Before every phase: what was accepted in the one before is shredded, and what hung there has run into the worker's time-out of 10 s. */
const pauseMs = 12_000

/** How long an application waited since its receipt, in milliseconds. */
type Waited = { readonly handedOverMs: number; readonly acceptedMs: number }

/**
 * How long healthy authorities wait for their applications alone and beside sick ones. The target is at most 1.1 times as long,
 * which says something only where the same ratio without sick ones is near 1.
 */
export async function benchLanes(): Promise<Figure[]> {
  return await withSickProxy((platform, proxy) => runPhases(platform, proxy))
}

async function withSickProxy<T>(use: (platform: Platform, proxy: SickProxy) => Promise<T>): Promise<T> {
  const opened = Promise.withResolvers<SickProxy>()
  const prepare = async (folder: string, ports: Ports) => {
    const proxy = await startSickProxy(urlsOf(ports).deliveryService)
    opened.resolve(proxy)
    mkdirSync(folder, { mode: 0o711 })
    return { ...(await writeLaneAuthorities(folder, ports, authorities)), FIT_CONNECT_SUBMISSION_API: proxy.url }
  }
  return await withPlatform({ programs: ['delivery-service', 'app', 'worker', 'case-system'], prepare }, async (platform) => {
    const proxy = await opened.promise
    try {
      return await use(platform, proxy)
    } finally {
      await proxy.close()
    }
  })
}

async function runPhases(platform: Platform, proxy: SickProxy): Promise<Figure[]> {
  await platform.stockReplyKeys((order.length + 1) * load.healthy * healthy.length + load.sick * sick.length + 16)
  await runPhase(platform)
  proxy.fallSick(new Map(sick.map(({ destinationId }, index) => [destinationId, sicknesses[index] ?? 'dead'])))
  await sendAll(await prepareAll(platform, sick, load.sick))

  const waited: { readonly [kind in Phase]: Waited[] } = { alone: [], again: [], beside: [] }
  for (const kind of order) {
    await (kind === 'beside' ? takeSickUp : putSickAside)(platform)
    await sleep(pauseMs)
    waited[kind].push(...(await runPhase(platform)))
    if (kind === 'beside') await assertSick(platform)
  }
  const figures = (name: string, part: keyof Waited): Figure[] => {
    const figure = (kind: Phase, who: string) =>
      summariseAlone(
        `${name}, ${who}`,
        waited[kind].map((one) => one[part]),
      )
    const floor = figure('alone', 'all healthy')
    const noise = figure('again', 'all healthy, again')
    return [
      { measured: floor },
      { measured: noise, floor },
      { measured: figure('beside', `${sick.length} of ${authorities.length} sick`), floor },
    ]
  }
  return [...figures('receipt until handed over', 'handedOverMs'), ...figures('receipt until accepted', 'acceptedMs')]
}

const sickIds = sick.map(({ ags }) => ags)

/** Takes what the sick wait for out of the worker's sight. */
async function putSickAside({ query }: Platform): Promise<void> {
  await query(`update aufenthalt.promises set state = 'held' where authority_id = any($1) and state = 'due'`, [sickIds])
}

/** Makes everything due again as if nothing had failed yet: the breaker of no sick lane has opened. */
async function takeSickUp({ query }: Platform): Promise<void> {
  await query(`update aufenthalt.lanes set failures = 0, open_until = null where authority_id = any($1)`, [sickIds])
  await query(
    `update aufenthalt.promises set state = 'due', failures = 0, attempts = 0, next_attempt_at = now()
     where authority_id = any($1) and state = 'held'`,
    [sickIds],
  )
}

/** Sends to all healthy authorities and waits until everything is accepted. */
async function runPhase(platform: Platform): Promise<Waited[]> {
  const receipts = await sendAll(await prepareAll(platform, healthy, load.healthy))
  const acceptances = await awaitAcceptance(platform, [...receipts.keys()])
  return [...acceptances].map(([applicationId, { handedOverAt, acceptedAt }]) => {
    const receivedAt = receipts.get(applicationId) ?? Number.NaN
    return { handedOverMs: handedOverAt - receivedAt, acceptedMs: acceptedAt - receivedAt }
  })
}

async function prepareAll({ url }: Platform, to: readonly LaneAuthority[], each: number): Promise<Submission[]> {
  const sample = await readSample()
  const submissions: Submission[] = []
  for (let round = 0; round < each; round += 1) {
    for (const { ags } of to) submissions.push(await prepareSubmission(url, ags, sample))
  }
  return submissions
}

/** Gives when each receipt came, by the id of the application. */
async function sendAll(submissions: readonly Submission[]): Promise<Map<string, number>> {
  const receipts = new Map<string, number>()
  for (const submission of submissions) receipts.set((await submit(submission)).applicationId, Date.now())
  return receipts
}

/** The comparison says nothing unless the worker has tried every sick authority and got nowhere. */
async function assertSick({ query }: Platform): Promise<void> {
  const [tried] = await query(
    `select count(distinct authority_id)::int as lanes from aufenthalt.promises where authority_id = any($1) and attempts > 0`,
    [sickIds],
  )
  const accepted = await query(`select from aufenthalt.applications where authority_id = any($1) and state = 'accepted'`, [sickIds])
  if (tried?.['lanes'] !== sick.length || accepted.length > 0) throw new Error('The sick authorities were not sick')
}
