import type { Answers, AttachmentKept, OnlineServiceView, Receipt } from '@aufenthalt/model'
import type { Browser, Page, Response } from 'playwright-core'
import { demoAuthorities } from '../../../scripts/demo/demo-authorities.ts'
import type { Urls } from '../../../scripts/demo/programs.ts'
import { type ReadCase, waitForCase } from './case-system-client.ts'
import { compareAnswers } from './compare.ts'
import { compareDocuments } from './compare-documents.ts'
import type { Scope } from './fill-field.ts'
import { wordsOf } from './fill-field.ts'
import { answersAsked, fillForm } from './fill-form.ts'
import type { Sample } from './sample.ts'

/** How the element is mounted in the page. */
export type Mode = 'isolated' | 'inline'

/** One journey. `expected` are answers to compare with instead of the sample's own. */
export type Journey = {
  readonly service: string
  readonly sample: Sample
  readonly language: string
  readonly mode: Mode
  readonly expected?: Answers
}

/** What a journey found; ids and codes only. Times in milliseconds: to fill in, from submission to the receipt, from the receipt to acceptance. */
export type Outcome = {
  readonly sample: string
  readonly language: string
  readonly mode: Mode
  readonly referenceNumber: string
  readonly fillMs: number
  readonly receiptMs: number
  readonly acceptMs: number
  readonly compared: number
  readonly documents: number
  readonly xmlValid: boolean
  readonly equal: boolean
  readonly different: readonly string[]
}

const embeddingOf = { isolated: 'frame', inline: 'inline' } as const

/** Fills the form on the municipality's page, submits, waits for the acceptance, and compares what was answered with what the case system read. */
export async function runJourney(browser: Browser, urls: Urls, journey: Journey): Promise<Outcome> {
  const { service, sample, language, mode } = journey
  const ags = demoAuthorities.find(({ embedding }) => embedding === embeddingOf[mode])?.ags ?? ''
  const view = (await (
    await fetch(`${urls.platform}/api/authorities/${ags}/services/${service}?lang=${language}`)
  ).json()) as OnlineServiceView
  const context = await browser.newContext({ locale: language, viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    const heard = listen(page)
    await page.goto(`${urls.hostPage}/?${new URLSearchParams({ ags, lang: language, mode })}`)
    const filling = { scope: scopeOf(page, mode), view, words: wordsOf(view.texts), sample }
    const startedAt = Date.now()
    await fillForm(filling)
    const { receipt, receiptMs } = await heard.receipt()
    await filling.scope.getByText(receipt.referenceNumber, { exact: true }).waitFor()
    const found = await waitForCase(urls.caseSystem, receipt.referenceNumber)
    await filling.scope.getByText(filling.words.text('ui.status-accepted'), { exact: true }).waitFor({ timeout: 60_000 })
    const expected = answersAsked({ ...filling, sample: { ...sample, answers: journey.expected ?? sample.answers } })
    return {
      ...outcomeOf(journey, found, { view, expected, kept: await heard.kept() }),
      fillMs: Date.parse(receipt.receivedAt) - startedAt,
      receiptMs,
    }
  } finally {
    await context.close()
  }
}

/** Where the form is: in the frame of the platform, or in the page itself. Shadow roots are open to both. */
function scopeOf(page: Page, mode: Mode): Scope {
  const element = page.locator('at-erwerbstaetigkeit')
  return mode === 'isolated' ? (element.locator('iframe').contentFrame() as unknown as Scope) : (element as unknown as Scope)
}

/** Listens to what the platform announces to the browser. */
function listen(page: Page) {
  const answers: { readonly attachments: Promise<AttachmentKept>[]; receipt?: { response: Response } } = { attachments: [] }
  page.on('response', (response) => {
    const method = response.request().method()
    if (response.status() !== 201) return
    if (method === 'PUT' && response.url().includes('/attachments/')) answers.attachments.push(response.json() as Promise<AttachmentKept>)
    if (method === 'POST' && response.url().endsWith('/applications')) answers.receipt = { response }
  })
  return {
    kept: () => Promise.all(answers.attachments),
    receipt: async () => {
      if (!answers.receipt) throw new Error('The platform gave no receipt')
      const { response } = answers.receipt
      const receipt = (await response.json()) as Receipt
      return { receipt, receiptMs: Math.round(response.request().timing().responseEnd) }
    },
  }
}

type Facts = { readonly view: OnlineServiceView; readonly expected: Answers; readonly kept: readonly AttachmentKept[] }

function outcomeOf(
  { sample, language, mode }: Journey,
  found: ReadCase,
  { view, expected, kept }: Facts,
): Omit<Outcome, 'fillMs' | 'receiptMs'> {
  const { compared, different, unexpected } = compareAnswers(view.form, expected, found.application)
  const { documents, differentDocuments } = compareDocuments(sample, kept, found.documents)
  const all = [...different, ...unexpected, ...differentDocuments]
  return {
    sample: sample.name,
    language,
    mode,
    referenceNumber: found.referenceNumber,
    acceptMs: Date.parse(found.acceptedAt) - Date.parse(found.receivedAt),
    compared,
    documents,
    xmlValid: found.xmlValid,
    equal: found.xmlValid && all.length === 0,
    different: all,
  }
}
