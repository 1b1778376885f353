import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type Companion, goOn } from '../journey/fill-form.ts'
import type { Filling } from '../journey/filling.ts'
import { headingOf, type Stop } from '../journey/stops.ts'
import { passUploads } from './pass-uploads.ts'
import type { PageState } from './survey.ts'

/** Looks at a page as it is. */
export type LookAt = (page: Page, stop: string, state: PageState) => Promise<void>

type Inspection = {
  readonly page: Page
  readonly filling: Filling
  /** Which stops to look at; all others are only passed. */
  readonly stops: readonly string[]
  readonly lookAt: LookAt
}

/** Thrown where a way need not be gone further: all that was wanted on it is seen. */
export const allSeen = new Error('All is seen')

const patienceMs = 15_000

/** Comes along with somebody who fills the form, brings pages into their states and looks at them there. */
export function inspectorOf({ page, filling, stops, lookAt }: Inspection): Companion {
  const left = new Set(stops)
  const { scope, words } = filling
  const heading = (key: string) => scope.getByRole('heading', { level: 1, name: words.text(key), exact: true })

  /** Goes on without an answer. Where that is right, comes back. */
  async function provoke(stop: Stop): Promise<void> {
    const before = await headingOf(filling)
    await goOn(filling)
    const summary = scope.locator('.summary')
    const until = Date.now() + patienceMs
    while (Date.now() < until && (await summary.count()) === 0 && (await headingOf(filling)) === before) await sleep(50)
    if ((await summary.count()) > 0) return await lookAt(page, stop.id, 'error')
    await page.goBack()
    await scope.getByRole('heading', { level: 1, name: before, exact: true }).waitFor()
  }

  /** Sends, and has no connection before an answer comes; whoever fills the form then sends again. */
  async function sendOffline(): Promise<void> {
    await page.context().setOffline(true)
    const { promise: isSeen, resolve: letGo } = Promise.withResolvers<void>()
    await page.route(/\/applications$/, (route) => isSeen.then(() => route.abort()))
    await goOn(filling)
    await heading('ui.submitting-title').waitFor()
    await lookAt(page, 'submitting', 'empty')
    letGo()
    await heading('ui.unresolved-title').waitFor({ timeout: 60_000 })
    await lookAt(page, 'submitting', 'unresolved')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.context().setOffline(false)
  }

  /** What the receipt leads to, and what is shown of it at the next start in this tab. */
  async function passReceipt(): Promise<void> {
    await scope.getByRole('button', { name: words.text('ui.proof-show'), exact: true }).click()
    await scope.locator('.proof').waitFor()
    await lookAt(page, 'proof', 'empty')
    await page.reload()
    await scope.locator('.draft-news .panel').waitFor()
    await lookAt(page, 'start', 'applied')
  }

  return {
    arrived: async (stop) => {
      if (!left.has(stop.id)) return
      await lookAt(page, stop.id, 'empty')
      if (stop.kind === 'receipt') await passReceipt()
      if (stop.kind === 'other' || stop.kind === 'receipt') return
      await provoke(stop)
      if (stop.kind === 'documents') await passUploads(page, filling, (state) => lookAt(page, stop.id, state))
      if (stop.kind === 'page') await page.context().setOffline(true)
    },
    answered: async (stop) => {
      if (left.has(stop.id) && stop.kind === 'page') {
        await lookAt(page, stop.id, 'offline')
        await page.context().setOffline(false)
      }
      if (left.has(stop.id) && stop.kind !== 'other' && stop.kind !== 'receipt') await lookAt(page, stop.id, 'filled')
      if (stop.kind === 'check' && left.delete('submitting')) await sendOffline()
      left.delete(stop.id)
      if (left.size === 0) throw allSeen
    },
  }
}
