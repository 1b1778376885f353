import type { OnlineServiceView } from '@aufenthalt/model'
import type { Browser, Page } from 'playwright-core'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import { type Scope, wordsOf } from '../journey/fill-field.ts'
import { fillForm } from '../journey/fill-form.ts'
import type { Filling } from '../journey/filling.ts'
import { readSample, sampleNames } from '../journey/sample.ts'
import { passDetours } from './detours.ts'
import { examine } from './examine.ts'
import { compareTree, goldenSample, hasTree } from './goldens.ts'
import { allSeen, inspectorOf, type LookAt } from './inspector.ts'
import { errorCheck } from './page-checks.ts'
import { planVisits, stopsOf } from './plan-visits.ts'
import type { Survey } from './survey.ts'

/** What is gone through, and where it is noted. */
export type Tour = {
  readonly browser: Browser
  readonly platform: string
  readonly service: string
  readonly language: string
  /** One sample, or `all`. */
  readonly sample: string
  readonly golden: string
  readonly isBrief: boolean
  readonly survey: Survey
  readonly problems: string[]
  readonly isWanted: (stop: string) => boolean
}

const ags = demoAuthorities[0]?.ags ?? ''

/** All ways through the form that are needed to see every page once, and which stops must have been seen afterwards. */
export async function waysThrough(tour: Tour): Promise<{ readonly ways: (() => Promise<void>)[]; readonly expected: readonly string[] }> {
  const { platform, service, language, isWanted, problems } = tour
  const answer = await fetch(`${platform}/api/authorities/${ags}/services/${service}?lang=${language}`)
  const view = (await answer.json()) as OnlineServiceView
  const samples = sampleNames(service, tour.sample).map((name) => readSample(service, name))
  const visits = planVisits(view, samples, isWanted)
  const walk = (name: string, go: (page: Page) => Promise<void>) => async () => {
    const page = await openService(tour)
    await go(page).catch((error: unknown) => error !== allSeen && problems.push(`${language} ${name}: ${String(error)}`))
    await page.context().close()
  }
  const fillingOf = (page: Page, sample = samples[0]): Filling => {
    if (!sample) throw new Error('There is no sample')
    return { scope: page as unknown as Scope, view, words: wordsOf(view.texts), sample }
  }
  const ways = visits.map(({ sample, stops }) =>
    walk(sample.name, async (page) => {
      const filling = fillingOf(page, sample)
      await fillForm(filling, inspectorOf({ page, filling, stops, lookAt: lookAtOf(tour, view, sample.name === goldenSample) }))
    }),
  )
  const detour = walk('detours', (page) =>
    passDetours({ page, filling: fillingOf(page), openAnother: () => openService(tour), lookAt: lookAtOf(tour, view, true) }),
  )
  return { ways: isWanted('tasks') ? [detour, ...ways] : ways, expected: stopsOf(view).filter(isWanted) }
}

/** The service on its own address, where it follows the person's system and fills the window. */
async function openService({ browser, platform, service, language }: Tour): Promise<Page> {
  const page = await (await browser.newContext({ locale: language, viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(`${platform}/frame/${service}?${new URLSearchParams({ ags, lang: language })}`)
  return page
}

const lookAtOf =
  ({ language, survey, problems, golden, isBrief }: Tour, { texts }: OnlineServiceView, hasTrees: boolean): LookAt =>
  async (page, stop, state) => {
    if (isBrief && !hasTree(stop, state)) return
    const isOfControls = state === 'error' && stop !== 'start'
    survey.note({ language, stop, state, findings: await examine(page, isOfControls ? [errorCheck] : [], isBrief) })
    // What was typed counts when its control is left, and every control is by now.
    const isCompared = hasTrees && golden !== 'off'
    const problem = isCompared ? await compareTree(page, { language, stop, state }, texts, golden === 'update') : undefined
    if (problem) problems.push(problem)
  }
