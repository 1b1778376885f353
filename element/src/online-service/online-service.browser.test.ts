import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { control, enter, fill, startBrowser, violations } from '../testing/browser.ts'
import { answersByPage } from '../testing/demo-answers.ts'
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts'

let browser: Browser
let context: BrowserContext
let platform: TestPlatform
let page: Page

before(async () => {
  ;[browser, platform] = await Promise.all([startBrowser(), startTestPlatform([])])
})
after(async () => {
  await browser.close()
  await platform.close()
})

beforeEach(async () => {
  platform.reset()
  await context?.close()
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  page = await context.newPage()
  await open('de')
})

const photo = { name: 'pass.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(200_000, 1) }

async function open(language: string) {
  await page.goto(`${platform.url}/frame/at-erwerbstaetigkeit?ags=12999001&lang=${language}`)
  await page.locator('h1').waitFor()
}
const goOn = () => page.locator('button.primary').click()
const heading = () => page.locator('h1').textContent()
const focused = () =>
  page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id || document.activeElement?.shadowRoot?.activeElement?.localName)
const summary = () => page.locator('.summary li').allTextContents()

/** Goes through the questions as far as a page; `undefined` goes to the documents. */
async function answerUntil(last?: keyof typeof answersByPage) {
  await goOn()
  for (const [id, answers] of Object.entries(answersByPage)) {
    if (id === last) return
    await enter(page, answers)
    await goOn()
  }
}
async function goToCheck() {
  await answerUntil()
  await control(page, 'D-PASS').setInputFiles(photo)
  await page.locator('.file.kept').waitFor()
  await goOn()
}
async function declareAll() {
  for (const box of await page.locator('input[type=checkbox]').all()) await box.check()
}

describe('the way through an online service', () => {
  it('leads from the start to the receipt, and axe finds nothing wrong on any page, answered or not', async () => {
    const found: string[] = []
    const look = async (state: string) => found.push(...(await violations(page)).map((line) => `${state}: ${line}`))
    await look('start')
    await goOn()
    for (const [id, answers] of Object.entries(answersByPage)) {
      await goOn()
      await look(`${id} with errors`)
      await fill(page, answers)
      await goOn()
    }
    await goOn()
    await look('documents with errors')
    await control(page, 'D-PASS').setInputFiles([photo, { ...photo, name: 'pass.heic', mimeType: 'image/heic' }])
    await page.locator('.file.kept').waitFor()
    await look('documents')
    await page.getByRole('button', { name: 'Entfernen pass.heic' }).click()
    await goOn()
    await goOn()
    await look('check with errors')
    await declareAll()
    await goOn()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    await look('receipt')
    assert.deepEqual(found, [])

    const sent = [...platform.arrived.applications.values()].at(-1)
    assert.equal(sent?.answers['job.gross'], '4500.50')
    assert.equal(sent?.answers['passport.validUntil'], '2026-02-28')
    assert.deepEqual(
      sent?.documents.map(({ code, filename }) => [code, filename]),
      [['D-PASS', 'pass.jpg']],
    )
  })

  it('names each problem in a summary that takes the focus and leads to the control', async () => {
    await answerUntil('person')
    await goOn()
    assert.equal(await focused(), 'summary-title')
    assert.match(await page.title(), /^Fehler: /)
    assert.equal((await summary()).length, 8)
    await page.getByRole('link', { name: /^Geburtsdatum/ }).click()
    assert.equal(await focused(), 'f-person.birthDate')
    assert.ok(!page.url().includes('#'))
    const name = control(page, 'person.familyName')
    assert.equal(await name.getAttribute('aria-invalid'), 'true')
    assert.match((await name.getAttribute('aria-describedby')) ?? '', /-hint .*-problems/)
  })

  it('moves to the heading of each page, and back and forward of the browser lead through the steps', async () => {
    await answerUntil('passport')
    assert.equal(await focused(), 'h1')
    assert.equal(await page.locator('.progress span').textContent(), 'Schritt 3 von 8')
    await page.goBack()
    await page.getByText('Schritt 2 von 8').waitFor()
    assert.equal(await control(page, 'person.familyName').inputValue(), 'Müster-Đặng')
    await page.goForward()
    await page.getByText('Schritt 3 von 8').waitFor()
    assert.ok(!page.url().includes('person'))
  })

  it('can be gone with the keyboard alone', async () => {
    const tabTo = async (id: string) => {
      for (let stop = 0; stop < 40 && (await focused()) !== id; stop += 1) await page.keyboard.press('Tab')
      assert.equal(await focused(), id)
    }
    await page.getByRole('button', { name: 'Antrag beginnen' }).press('Enter')
    await tabTo('f-reason')
    await page.keyboard.press('ArrowDown')
    await tabTo('f-purpose')
    await page.keyboard.type('Fachkraft mit S')
    await tabTo('f-stay.wanted')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('Schritt 2 von 8').waitFor()
  })

  it('keeps a birth date of which the day is unknown, and does not take a forgotten day for an unknown one', async () => {
    await answerUntil('person')
    await fill(page, { ...answersByPage.person, 'person.birthDate': ['', '2', '1980'] })
    await goOn()
    assert.match((await summary()).join(), /^Geburtsdatum: /)
    await page.getByText('Ich kenne das Datum nicht genau').click()
    await page.getByLabel('Ich kenne nur Monat und Jahr').check()
    await goOn()
    await page.getByText('Schritt 3 von 8').waitFor()
  })

  it('explains what looks odd, at the field and in the check, and never blocks for it', async () => {
    await answerUntil('passport')
    await fill(page, answersByPage.passport)
    await control(page, 'passport.number').focus()
    await page.locator('.field', { hasText: 'Gültig bis' }).locator('p.warn').waitFor()
    await goOn()
    await page.getByText('Schritt 4 von 8').waitFor()
  })

  it('changes its language and keeps page and answers', async () => {
    await answerUntil('person')
    await control(page, 'person.familyName').fill('Müster')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Step 2 of 8').waitFor()
    assert.equal(await control(page, 'person.familyName').inputValue(), 'Müster')
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  })

  it('fits on 320 pixels without scrolling sideways', async () => {
    await page.setViewportSize({ width: 320, height: 700 })
    const isWider = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    await goOn()
    for (const answers of Object.values(answersByPage)) {
      await goOn()
      assert.equal(await isWider(), false)
      await enter(page, answers)
      await goOn()
    }
    assert.equal(await isWider(), false)
  })
})

describe('a document', () => {
  it('that is a HEIC photo, empty or too large is refused before it is sent', async () => {
    platform.behaviour.view = (view) => ({ ...view, limits: { ...view.limits, documentBytes: 100_000 } })
    await open('de')
    await answerUntil()
    const files = [
      { name: 'a.heic', mimeType: 'image/heic', buffer: Buffer.alloc(9) },
      { name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      { name: 'c.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(100_001) },
    ]
    await control(page, 'D-PASS').setInputFiles(files)
    assert.deepEqual(await page.locator('.file p.error').allTextContents(), [
      'Diese Art von Datei geht nicht. Möglich sind PDF, JPG und PNG.',
      'Diese Datei ist leer. Bitte wählen Sie eine andere Datei.',
      'Diese Datei ist zu groß. Möglich sind höchstens 100 kB.',
    ])
    await goOn()
    assert.equal((await summary()).length, 1)
  })

  it('that the platform refuses names the reason, and can be removed', async () => {
    platform.behaviour.uploads = 'refused'
    await answerUntil()
    await control(page, 'D-PASS').setInputFiles(photo)
    await page.getByText('Diese Datei hat ein Passwort.').waitFor()
    await page.getByRole('button', { name: 'Entfernen pass.jpg' }).click()
    assert.equal(await page.locator('.file').count(), 0)
  })

  it('that got lost on the way can be sent again', async () => {
    platform.behaviour.uploads = 'unreachable'
    await answerUntil()
    await control(page, 'D-PASS').setInputFiles(photo)
    await page.getByText('Keine Verbindung.').waitFor()
    platform.behaviour.uploads = 'kept'
    await page.getByRole('button', { name: 'Noch einmal versuchen pass.jpg' }).click()
    await page.getByText('Hochgeladen').waitFor()
    assert.equal([...platform.arrived.documents.values()].at(-1)?.length, photo.buffer.length)
  })
})

describe('the check of everything', () => {
  it('leads to an answer and back, through what the change newly asks', async () => {
    await goToCheck()
    await page.getByRole('button', { name: 'Ändern Welches Papier für den Aufenthalt haben Sie jetzt?' }).click()
    assert.equal(await focused(), 'f-status.current')
    await fill(page, { 'status.current': 'NONE' })
    await goOn()
    assert.equal(await heading(), 'Angaben prüfen und Antrag abschicken')
  })

  it('sends an application whose answer got lost again under the same key: one application', async () => {
    const before = platform.arrived.applications.size
    await goToCheck()
    await declareAll()
    platform.behaviour.lostAnswers = 1
    await goOn()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    assert.equal(platform.arrived.applications.size, before + 1)
    assert.equal(new Set(platform.arrived.keys.slice(-2)).size, 1)
  })

  it('shows what the server refuses at the field', async () => {
    await goToCheck()
    await declareAll()
    await page.route('**/applications', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          code: 'answers-refused',
          errors: [{ field: 'job.hours', code: 'max', level: 'error', parameters: { max: 48 } }],
        }),
      }),
    )
    await goOn()
    await page.getByRole('link', { name: /^Stunden pro Woche/ }).click()
    assert.equal(await focused(), 'f-job.hours')
    assert.match((await page.locator('.field.invalid').textContent()) ?? '', /48/)
  })

  it('says so when the form has changed meanwhile, and keeps the answers', async () => {
    await goToCheck()
    await declareAll()
    platform.behaviour.versionChanged = true
    await goOn()
    await page.getByText('Der Online-Dienst hat eine neue Fassung').waitFor()
    await goOn()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    assert.equal(new Set(platform.arrived.keys.slice(-2)).size, 1)
  })
})

describe('the receipt', () => {
  it('shows number, time and code, opens the copy in the browser, and follows the application', async () => {
    await goToCheck()
    await declareAll()
    await goOn()
    await page.getByText('24. November 2026 um 14:03:09 MEZ').first().waitFor()
    const code = (await page.locator('.code.big').textContent()) ?? ''
    assert.match(code, /^([0-9A-Z]{4}-){6}[0-9A-Z]{3}$/)
    assert.ok((await page.locator('a[href^="mailto:?"]').getAttribute('href'))?.includes(code))

    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Kopie als PDF speichern' }).click()
    assert.equal((await saved).suggestedFilename(), 'AT-7K3M-9QXD-2B4R.pdf')

    platform.timeline.push({ kind: 'accepted', at: '2026-11-24T13:05:00.000Z' })
    await page.getByText('Die Ausländerbehörde hat den Antrag übernommen').waitFor()
    await page.goBack()
    assert.equal(await heading(), 'Antrag angekommen')
  })
})
