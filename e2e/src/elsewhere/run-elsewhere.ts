import { setTimeout as sleep } from 'node:timers/promises'
import type { OnlineServiceView } from '@aufenthalt/model'
import type { Urls } from '../../../scripts/demo/programs.ts'
import { waitForCase } from '../journey/case-system-client.ts'
import { compareAnswers } from '../journey/compare.ts'
import { wordsOf } from '../journey/fill-field.ts'
import { fillForm } from '../journey/fill-form.ts'
import { answersAsked } from '../journey/filling.ts'
import type { Sample } from '../journey/sample.ts'
import type { Driver, ElementReference } from './driver.ts'
import { scopeIn } from './places.ts'

/** A journey in the frame of the town's page. */
export type JourneyElsewhere = { readonly ags: string; readonly service: string; readonly language: string; readonly sample: Sample }

const patienceMs = 60_000

const frameOf = `return document.querySelector(arguments[0])?.shadowRoot?.querySelector('iframe') ?? null`
/** Matches the number of an application: AT-7K3M-9QXD-2B4R */
const referenceNumber = /AT(-[0-9A-Z]{4}){3}/

/** Fills the form in the town's page, and compares what the case system read. @returns ids of what differs, and how many documents are missing */
export async function runElsewhere(driver: Driver, urls: Urls, journey: JourneyElsewhere) {
  const { ags, service, language, sample } = journey
  const answer = await fetch(`${urls.platform}/api/authorities/${ags}/services/${service}?lang=${language}`)
  const view = (await answer.json()) as OnlineServiceView
  await driver.open(`${urls.hostPage}/?${new URLSearchParams({ ags, lang: language })}`)
  await enterFrame(driver, service)
  const filling = { scope: scopeIn(driver), view, words: wordsOf(view.texts), sample }
  await fillForm(filling)
  const [number = ''] =
    referenceNumber.exec(String(await driver.run(`return document.querySelector('aufenthalt-online-service').shadowRoot.textContent`))) ??
    []
  const found = await waitForCase(urls.caseSystem, number)
  const { compared, different, unexpected } = compareAnswers(view.form, answersAsked(filling), found.application)
  return {
    compared,
    different: [...different, ...unexpected],
    missingDocuments: sample.documents.length - found.documents.length,
    xmlValid: found.xmlValid,
  }
}

/** The frame is there as soon as the loader has run. */
async function enterFrame(driver: Driver, service: string): Promise<void> {
  const until = Date.now() + patienceMs
  for (;;) {
    const frame = (await driver.run(frameOf, service)) as ElementReference | null
    if (frame) return await driver.enter(frame)
    if (Date.now() > until) throw new Error('The page opens no frame')
    await sleep(100)
  }
}
