import type { OnlineServiceView } from '@aufenthalt/model'
import type { Browser, Page } from 'playwright-core'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import type { Urls } from '../../../scripts/demo/programs.ts'
import { waitForCase } from './case-system-client.ts'
import { type Scope, wordsOf } from './fill-field.ts'
import { answersAsked, fillForm } from './fill-form.ts'
import { listen } from './listen.ts'
import { type Journey, type Mode, type Outcome, outcomeOf } from './outcome.ts'

/** Which authority a journey goes to: one that embeds in this way. */
const embeddingOf = { isolated: 'frame', inline: 'inline' } as const

/** Fills the form on the municipality's page, submits, waits for the acceptance, and compares what was answered with what the case system read. */
export async function runJourney(browser: Browser, urls: Urls, journey: Journey): Promise<Outcome> {
  const { service, sample, language, mode } = journey
  const ags = demoAuthorities.find(({ embedding }) => embedding === embeddingOf[mode])?.ags ?? ''
  const answer = await fetch(`${urls.platform}/api/authorities/${ags}/services/${service}?lang=${language}`)
  const view = (await answer.json()) as OnlineServiceView
  const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const heard = listen(page)
    await page.goto(`${urls.hostPage}/?${new URLSearchParams({ ags, lang: language, mode })}`)
    const filling = { scope: scopeOf(page, mode), view, words: wordsOf(view.texts), sample }
    const startedAt = Date.now()
    await fillForm(filling)
    const { receipt, sentAt, receiptMs } = await heard.receipt()
    await filling.scope.getByText(receipt.referenceNumber, { exact: true }).waitFor()
    const found = await waitForCase(urls.caseSystem, receipt.referenceNumber)
    await filling.scope.getByText(filling.words.text('ui.status-accepted'), { exact: true }).waitFor({ timeout: 60_000 })
    const expected = answersAsked({ ...filling, sample: { ...sample, answers: journey.expected ?? sample.answers } })
    return outcomeOf(journey, found, { view, expected, kept: await heard.kept(), fillMs: Math.round(sentAt - startedAt), receiptMs })
  } finally {
    await context.close()
  }
}

/** Where the form is: in the frame of the platform, or in the page itself. Shadow roots are open to both. */
function scopeOf(page: Page, mode: Mode): Scope {
  const element = page.locator('at-erwerbstaetigkeit')
  return (mode === 'isolated' ? element.locator('iframe').contentFrame() : element) as Scope
}
