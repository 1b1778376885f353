// `npm run screenshots`: the pictures of the documentation, taken of a demo that is started for it.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OnlineServiceView, Receipt } from '@aufenthalt/model'
import { launchBrowser } from '../e2e/src/browser.ts'
import { waitForCase } from '../e2e/src/journey/case-system-client.ts'
import { type Scope, wordsOf } from '../e2e/src/journey/fill-field.ts'
import { fillForm } from '../e2e/src/journey/fill-form.ts'
import { readSample } from '../e2e/src/journey/sample.ts'
import { root } from './command.ts'
import { freePorts } from './demo/ports.ts'
import { startDemo } from './demo/start-demo.ts'

type Browser = Awaited<ReturnType<typeof launchBrowser>>
type Page = Awaited<ReturnType<Browser['newPage']>>
type Device = NonNullable<Parameters<Browser['newContext']>[0]>

const service = 'at-erwerbstaetigkeit'
const pictures = join(root, 'docs', 'screenshots')
const timezoneId = 'Europe/Berlin'
const desktop: Device = { viewport: { width: 1280, height: 900 }, timezoneId }
const phone: Device = { viewport: { width: 375, height: 780 }, deviceScaleFactor: 2, hasTouch: true, timezoneId }

/** A person at the form: which device, language and sample, and which pages are worth a picture (by the key of their title). */
type Visit = {
  readonly ags: string
  readonly language: string
  readonly sample: string
  readonly device: Device
  readonly pictures: { readonly [titleKey: string]: string }
}

/** One page of each kind, by the key of its title. */
const pageKinds = {
  'page.precheck.title': 'precheck',
  'ui.tasks-title': 'tasks',
  'page.person.title': 'question',
  'page.children.title': 'group',
  'ui.documents-title': 'documents',
  'ui.check-title': 'check',
  'ui.receipt-title': 'receipt',
}

const picturesNamed = (suffix: string) => Object.fromEntries(Object.entries(pageKinds).map(([key, kind]) => [key, `${kind}-${suffix}`]))

const visits: readonly Visit[] = [
  ...(['de', 'ar'] as const).flatMap((language) =>
    Object.entries({ desktop, phone }).map(([name, device]) => ({
      ...{ ags: '12999001', language, sample: 'extension-new-employer', device },
      pictures: picturesNamed(`${language}-${name}`),
    })),
  ),
  {
    ...{ ags: '12999002', language: 'en', sample: 'job-seeker', device: { ...phone, colorScheme: 'dark' } },
    pictures: { 'page.passport.title': 'question-en-phone-dark', 'ui.check-title': 'check-en-phone-dark' },
  },
  {
    ...{ ags: '08999003', language: 'uk', sample: 'late-after-expiry', device: { ...desktop, colorScheme: 'dark' } },
    pictures: { 'page.request.title': 'question-uk-desktop-dark', 'ui.receipt-title': 'receipt-uk-desktop-dark' },
  },
]

const folder = mkdtempSync(join(tmpdir(), 'aufenthalt-screenshots-'))
chmodSync(folder, 0o711)
mkdirSync(pictures, { recursive: true })
const ports = await freePorts()
const browser = await launchBrowser()
const demo = await startDemo({ folder, ports, programs: ['app', 'worker', 'delivery-service', 'host-page', 'identity-provider'] })
const { platform, hostPage, caseSystem, identityProvider } = demo.urls

const picture = async (page: Page, name: string) => {
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
  console.log(`docs/screenshots/${name}.png`)
}

async function openForm({ ags, language, device }: Pick<Visit, 'ags' | 'language' | 'device'>) {
  const view = (await (await fetch(`${platform}/api/authorities/${ags}/services/${service}?lang=${language}`)).json()) as OnlineServiceView
  const page = await (await browser.newContext({ locale: language, ...device })).newPage()
  const query = new URLSearchParams({ ags, lang: language })
  // The frame is as light as the municipality's page, so that dark pictures are taken on the official address.
  const isDark = device.colorScheme === 'dark'
  await page.goto(isDark ? `${platform}/frame/${service}?${query}` : `${hostPage}/?${query}`)
  const scope = (isDark ? page.locator('body') : page.locator(`${service} iframe`).contentFrame()) as unknown as Scope
  return { page, scope, view, words: wordsOf(view.texts) }
}

/** The same places, but that something happens before a button is pressed. */
function beforeButtons(scope: Scope, happens: () => Promise<void>): Scope {
  const getByRole: Scope['getByRole'] = (role, options) => {
    const found = scope.getByRole(role, options)
    const click = found.click.bind(found)
    if (role === 'button') found.click = (how) => happens().then(() => click(how))
    return found
  }
  const { getByLabel, getByText, locator } = scope
  return { getByLabel: getByLabel.bind(scope), getByText: getByText.bind(scope), locator: locator.bind(scope), getByRole }
}

/** Fills the form, takes the pictures on the way, and gives the receipt. */
async function visit(chosen: Visit): Promise<Receipt> {
  const { page, scope, view, words } = await openForm(chosen)
  const receipt = page.waitForResponse((one) => one.url().endsWith('/applications') && one.status() === 201, { timeout: 120_000 })
  const takePicture = async () => {
    const title = await scope.getByRole('heading', { level: 1 }).first().textContent()
    const [, name] = Object.entries(chosen.pictures).find(([key]) => words.text(key) === title?.trim()) ?? []
    if (!name) return
    await showForm(page, scope, name === 'question-de-desktop' ? 'whole page' : 'form')
    await picture(page, name)
  }
  await fillForm({ scope: beforeButtons(scope, takePicture), view, words, sample: readSample(service, chosen.sample) })
  const kept = (await (await receipt).json()) as Receipt
  await takePicture()
  await page.context().close()
  return kept
}

/** Nothing focused, and scrolled to the top of the page or of the form. */
async function showForm(page: Page, scope: Scope, top: 'whole page' | 'form'): Promise<void> {
  await scope.locator(':focus').evaluateAll((found) => found.map((one) => (one as HTMLElement).blur()))
  const element = page.locator(`${service}, aufenthalt-online-service`).first()
  await element.evaluate(
    (one, isWhole) => window.scrollTo(0, isWhole ? 0 : one.getBoundingClientRect().top + window.scrollY - 8),
    top === 'whole page',
  )
}

async function errorSummary(): Promise<void> {
  const { page, scope, words } = await openForm({ ags: '12999001', language: 'de', device: desktop })
  for (const key of ['ui.begin', 'ui.continue']) await scope.getByRole('button', { name: words.text(key), exact: true }).click()
  await scope
    .getByRole('alert')
    .or(scope.getByRole('heading', { level: 2 }))
    .first()
    .waitFor()
  await showForm(page, scope, 'form')
  await picture(page, 'error-summary-de')
  await page.context().close()
}

async function lanes(): Promise<void> {
  const page = await (await browser.newContext({ locale: 'de', ...desktop })).newPage()
  await page.goto(`${platform}/console/`)
  await page.getByRole('link', { name: 'Anmelden' }).click({ timeout: 10_000 })
  await page.waitForURL(`${identityProvider}/**`)
  await page.getByRole('button', { name: /Demo Betrieb/ }).click()
  await page.getByRole('table').waitFor()
  await picture(page, 'console-lanes')
  await page.context().close()
}

async function verifyPage([receipt]: readonly Receipt[]): Promise<void> {
  const page = await (await browser.newContext({ locale: 'de', ...desktop })).newPage()
  await page.goto(`${platform}/verify#${receipt?.jws}`)
  await page.waitForLoadState('networkidle')
  await picture(page, 'verify-page')
  await page.context().close()
}

async function cases(receipts: readonly Receipt[]): Promise<void> {
  for (const { referenceNumber } of receipts) await waitForCase(caseSystem, referenceNumber)
  const page = await (await browser.newContext({ locale: 'de', ...desktop })).newPage()
  await page.goto(caseSystem)
  await picture(page, 'case-system-list')
  await page.getByRole('link', { name: receipts[0]?.referenceNumber ?? '' }).click()
  await picture(page, 'case-system-case')
}

/** Takes what can be taken; what fails is said, and fails the command at its end. */
async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(`No picture of ${what}: ${String(error).split('\n')[0]}`)
    process.exitCode = 1
  }
}

let receiving: Awaited<ReturnType<typeof startDemo>> | undefined
try {
  const receipts: Receipt[] = []
  for (const chosen of visits) await attempt(`the form with ${chosen.sample}`, async () => void receipts.push(await visit(chosen)))
  await attempt('the error summary', errorSummary)
  // Before the case system runs, so that something waits.
  await attempt('the console', lanes)
  await attempt('the page that checks receipts', () => verifyPage(receipts))
  receiving = await startDemo({ folder, ports, programs: ['case-system'] })
  await attempt('the case system', () => cases(receipts))
} finally {
  await browser.close()
  await receiving?.stop()
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
}
