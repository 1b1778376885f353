import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type Companion, type Filling, goOn } from '../journey/fill-form.ts'
import { headingOf, type Stop } from '../journey/stops.ts'
import { examine } from './examine.ts'
import { errorCheck } from './page-checks.ts'
import { passUploads } from './pass-uploads.ts'
import type { PageState, Survey } from './survey.ts'

/** What comes along with somebody who fills the form, and looks at every page in every state. */
export type Inspector = Companion & { readonly problems: readonly string[] }

type Inspection = {
  readonly page: Page
  readonly filling: Filling
  readonly language: string
  readonly survey: Survey
  /** Which pages to look at. */
  readonly isWanted: (stop: string) => boolean
  /** Compares the accessibility tree of a page, if one is kept of it. */
  readonly compareTree: (name: string) => Promise<string | undefined>
}

const patienceMs = 15_000

/** Brings each page into its states and examines it there; a page that was seen before is only passed. */
export function inspectorOf({ page, filling, language, survey, isWanted, compareTree }: Inspection): Inspector {
  const problems: string[] = []
  const { scope, words } = filling
  const look = async (stop: string, state: PageState) => {
    if (survey.hasSeen(language, stop, state) || !isWanted(stop)) return
    survey.note({ language, stop, state, findings: await examine(page, state === 'error' ? [errorCheck] : []) })
    const problem = await compareTree(`${stop}-${state}`)
    if (problem) problems.push(problem)
  }

  /** Goes on without an answer. Where that is right, comes back. */
  async function provoke(stop: Stop): Promise<void> {
    const heading = await headingOf(filling)
    await goOn(filling)
    const summary = scope.locator('.summary')
    const until = Date.now() + patienceMs
    while (Date.now() < until && (await summary.count()) === 0 && (await headingOf(filling)) === heading) await sleep(50)
    if ((await summary.count()) > 0) return await look(stop.id, 'error')
    await page.goBack()
    await scope.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  }

  /** Sends without a connection; whoever fills the form then sends again. */
  async function sendOffline(): Promise<void> {
    await page.context().setOffline(true)
    await goOn(filling)
    await scope.getByRole('heading', { level: 1, name: words.text('ui.unresolved-title'), exact: true }).waitFor({ timeout: 60_000 })
    await look('submitting', 'unresolved')
    await page.context().setOffline(false)
  }

  return {
    problems,
    arrived: async (stop) => {
      const isNew = !survey.hasSeen(language, stop.id, 'empty') && isWanted(stop.id)
      await look(stop.id, 'empty')
      if (!isNew || stop.kind === 'other' || stop.kind === 'receipt') return
      await provoke(stop)
      if (stop.kind === 'documents') await passUploads(page, filling, (state) => look(stop.id, state))
      if (stop.kind === 'page') await page.context().setOffline(true)
    },
    answered: async (stop) => {
      if (!isWanted(stop.id)) return
      if (stop.kind === 'page' && !survey.hasSeen(language, stop.id, 'offline')) await look(stop.id, 'offline')
      await page.context().setOffline(false)
      if (stop.kind !== 'other' && stop.kind !== 'receipt') await look(stop.id, 'filled')
      if (stop.kind === 'check' && !survey.hasSeen(language, 'submitting', 'unresolved')) await sendOffline()
    },
  }
}
