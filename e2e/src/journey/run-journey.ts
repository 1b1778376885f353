import type { OnlineServiceView } from '@aufenthalt/model'
import type { Browser, Locator } from 'playwright-core'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import type { Urls } from '../../../scripts/demo/programs.ts'
import { hostileHosts } from '../hosts/hostile-hosts.ts'
import { hostAddress } from '../hosts/serve-hosts.ts'
import { type Keyboard, keyboardOf } from '../keyboard/by-keyboard.ts'
import { waitForCase } from './case-system-client.ts'
import { type Scope, wordsOf } from './fill-field.ts'
import { type Companion, fillForm } from './fill-form.ts'
import { answersAsked } from './filling.ts'
import { listen } from './listen.ts'
import { type Journey, type Mode, type Outcome, outcomeOf } from './outcome.ts'

/** Which authority a journey goes to: one that embeds in this way. */
const embeddingOf = { isolated: 'frame', inline: 'inline' } as const

/** Fills the form on the municipality's page, submits, waits for the acceptance, and compares what was answered with what the case system read. */
export async function runJourney(browser: Browser, urls: Urls, journey: Journey): Promise<Outcome> {
  const { service, sample, language, mode, host } = journey
  const ags = demoAuthorities.find(({ embedding }) => embedding === embeddingOf[mode])?.ags ?? ''
  const answer = await fetch(`${urls.platform}/api/authorities/${ags}/services/${service}?lang=${language}`)
  const view = (await answer.json()) as OnlineServiceView
  const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const heard = listen(page)
    const query = { ags, lang: language, mode }
    await page.goto(host ? hostAddress(urls.hostPage, host, query) : `${urls.hostPage}/?${new URLSearchParams(query)}`)
    const element = page.locator(service).last()
    const keyboard = journey.isByKeyboard ? keyboardOf(page) : undefined
    const scope = scopeOf(element, mode)
    const filling = { scope: keyboard?.at(scope) ?? scope, view, words: wordsOf(view.texts), sample }
    const startedAt = Date.now()
    await fillForm(filling, {
      ...(hostileHosts[host ?? '']?.moves && movesElement(element)),
      ...(keyboard && walksThrough(keyboard, element)),
    })
    const { receipt, sentAt, receiptMs } = await heard.receipt()
    await filling.scope.getByText(receipt.referenceNumber, { exact: true }).waitFor()
    const found = await waitForCase(urls.caseSystem, receipt.referenceNumber)
    await filling.scope.getByText(filling.words.text('ui.status-accepted'), { exact: true }).waitFor({ timeout: 60_000 })
    const expected = answersAsked({ ...filling, sample: { ...sample, answers: journey.expected ?? sample.answers } })
    const fillMs = Math.round(sentAt - startedAt)
    return outcomeOf(journey, found, { view, expected, kept: await heard.kept(), fillMs, receiptMs, ...(keyboard && { keyboard }) })
  } finally {
    await context.close()
  }
}

/** Where the form is: in the frame of the platform, or in the page itself. Shadow roots are open to both. */
export function scopeOf(element: Locator, mode: Mode): Scope {
  return (mode === 'isolated' ? element.locator('iframe').contentFrame() : element) as Scope
}

/** Walks through the form on its first page and on that of the documents, whose file inputs are not drawn themselves. */
function walksThrough(keyboard: Keyboard, element: Locator): Companion {
  let stops = 0
  return {
    arrived: async ({ kind }) => {
      stops += 1
      if (stops === 1 || kind === 'documents') await keyboard.walkThrough(element)
    },
  }
}

/** Takes the element out of its page and puts it in again: before anything is answered, and with some pages answered. */
function movesElement(element: Locator): Companion {
  const at = [1, 4]
  let stops = 0
  return {
    answered: async () => {
      stops += 1
      if (!at.includes(stops)) return
      await element.evaluate(async (node) => {
        const { parentNode, nextSibling } = node
        node.remove()
        await new Promise((resolve) => setTimeout(resolve, 200))
        parentNode?.insertBefore(node, nextSibling)
      })
    },
  }
}
