import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type Applicant, applicantAt } from '../testing/applicant.ts'
import { type Browser, type Page, startBrowser, violations } from '../testing/browser.ts'
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
})

async function arrive(language: string) {
  await person.open(language)
  await person.goToCheck()
  await person.submit()
  await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
}

describe('the receipt', () => {
  it('tells what comes next, what it will probably cost and what is needed for the card', async () => {
    await arrive('de')
    assert.deepEqual(await violations(page), [])
    for (const text of ['Wie es weitergeht', 'digitales Foto', 'Die Gebühr beträgt voraussichtlich 93,00']) {
      assert.ok(await page.getByText(text).first().isVisible(), text)
    }
  })

  it('gives the last day of the present title to a calendar, and nothing that tells what it is about', async () => {
    await arrive('de')
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Kalender-Datei speichern' }).click()
    const download = await saved
    assert.equal(download.suggestedFilename(), 'termin.ics')
    const text = await readFile(await download.path(), 'utf8')
    assert.match(text, /DTSTART;VALUE=DATE:20261231\r\nSUMMARY:Termin prüfen\r\n/)
    assert.doesNotMatch(text, /aufenthalt|antrag|AT-7K3M/i)
  })

  it('gives a sheet for others, in German, that says when and where and nothing else', async () => {
    await arrive('en')
    await page.getByRole('button', { name: 'Show the proof' }).click()
    const heading = page.getByRole('heading', { level: 1, name: 'Nachweis: Ein Antrag ist eingegangen' })
    await heading.waitFor()
    assert.equal(await person.focused(), 'h1')
    assert.equal(await heading.getAttribute('lang'), 'de')
    const facts = await page.locator('.proof .facts dd').allTextContents()
    assert.deepEqual(facts, ['Ausländerbehörde Musterstadt', '24. November 2026 um 14:03:09 MEZ', 'AT-7K3M-9QXD-2B4R', ''])
    assert.doesNotMatch((await page.locator('.proof').textContent()) ?? '', /Müster|Łucja|Software/)
    assert.equal(await page.locator('.qr').getAttribute('aria-label'), 'QR code of the receipt')
    assert.deepEqual(await violations(page), [])

    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.help').isVisible(), false)
    assert.equal(await page.getByRole('button').count(), 0)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'Back to the receipt' }).click()
    assert.equal(await person.heading(), 'Application received')
  })
})

describe('the German text', () => {
  it('is shown beside its translation when somebody asks for it, and is fetched only then', async () => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await person.open('en')
    const german = () => fetched.filter((url) => url.endsWith('lang=de')).length
    assert.equal(german(), 0)
    await page.getByText('Original text in German').click()
    const original = page.locator('p[lang=de]')
    await original.getByText('§ 54 Absatz 2 Nummer 8').waitFor()
    assert.equal(await original.getAttribute('dir'), 'ltr')
    assert.equal(german(), 1)
  })

  it('stands beside every declaration, and not where everything is German', async () => {
    await person.open('en')
    await person.goToCheck()
    assert.equal(await page.locator('.original summary').count(), await page.locator('input[type=checkbox]').count())
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await page.getByRole('heading', { name: 'Erklärungen' }).waitFor()
    assert.equal(await page.locator('.original summary').count(), 0)
  })
})

describe('from right to left', () => {
  it('the page is mirrored, and Latin answers and numbers stand at its edge without being turned', async () => {
    platform.behaviour.view = (view) => ({ ...view, language: 'ar' })
    await person.open('ar')
    await person.goToCheck()
    const answer = page.locator('.answer', { hasText: 'Müster-Đặng' })
    const edges = await answer.evaluate((line) => [line, line.firstElementChild].map((part) => part?.getBoundingClientRect().right))
    assert.equal(edges[0], edges[1])
    assert.equal(await answer.locator('bdi').evaluate((text) => getComputedStyle(text).direction), 'ltr')
    assert.equal(await page.locator('.icon-back').evaluate((icon) => new DOMMatrix(getComputedStyle(icon).transform).a), -1)
    await page.getByRole('button', { name: 'Ändern Geburtsdatum' }).click()
    const left = (id: string) => page.locator(`[id="${id}"]`).evaluate((input) => input.getBoundingClientRect().left)
    assert.ok((await left('f-person.birthDate')) > (await left('f-person.birthDate-year')))
    assert.equal(await page.locator('[id="f-person.birthDate-year"]').getAttribute('dir'), 'ltr')
  })
})
