import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type Applicant, applicantAt } from '../testing/applicant.ts'
import { type Browser, fill, type Page, startBrowser } from '../testing/browser.ts'
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts'

let browser: Browser
let platform: TestPlatform
let page: Page
let person: Applicant

before(async () => {
  ;[browser, platform] = await Promise.all([startBrowser(), startTestPlatform([])])
})
after(async () => {
  await browser.close()
  await platform.close()
})
beforeEach(async () => {
  platform.reset()
  await page?.close()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  person = applicantAt(page, platform.url)
  await person.open('de')
})

describe('the check of everything', () => {
  it('leads to an answer and back, through what the change newly asks', async () => {
    await person.goToCheck()
    await page.getByRole('button', { name: 'Ändern Welches Papier für den Aufenthalt haben Sie jetzt?' }).click()
    assert.equal(await person.focused(), 'f-status.current')
    await fill(page, { 'status.current': 'NONE' })
    await person.goOn()
    assert.equal(await person.heading(), 'Angaben prüfen und Antrag abschicken')
  })

  it('sends an application whose answer got lost again under the same key: one application', async () => {
    const before = platform.arrived.applications.size
    await person.goToCheck()
    platform.behaviour.lostAnswers = 1
    await person.submit()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    assert.equal(platform.arrived.applications.size, before + 1)
    assert.equal(new Set(platform.arrived.keys.slice(-2)).size, 1)
  })

  it('shows what the server refuses at the field', async () => {
    await person.goToCheck()
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
    await person.submit()
    await page.getByRole('link', { name: /^Stunden pro Woche/ }).click()
    assert.equal(await person.focused(), 'f-job.hours')
    assert.match((await page.locator('.field.invalid').textContent()) ?? '', /48/)
  })

  it('says so when the form has changed meanwhile, and keeps the answers', async () => {
    await person.goToCheck()
    platform.behaviour.versionChanged = true
    await person.submit()
    await page.getByText('Der Online-Dienst hat eine neue Fassung').waitFor()
    await person.goOn()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    assert.equal(new Set(platform.arrived.keys.slice(-2)).size, 1)
  })

  it('wears the colour of the authority on every page', async () => {
    platform.behaviour.view = (view) => ({ ...view, authority: { ...view.authority, theme: { accent: '#7a1e4b' } } })
    await person.open('de')
    await person.goToCheck()
    const colour = await page.locator('button.primary').evaluate(async (button) => {
      await Promise.all(button.getAnimations().map(({ finished }) => finished))
      return getComputedStyle(button).backgroundColor
    })
    assert.equal(colour, 'rgb(122, 30, 75)')
  })
})

describe('the receipt', () => {
  it('shows number, time and code, opens the copy in the browser, and follows the application', async () => {
    await person.goToCheck()
    await person.submit()
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
    assert.equal(await person.heading(), 'Antrag angekommen')
  })
})
