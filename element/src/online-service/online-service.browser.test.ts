import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type Applicant, applicantAt, photo } from '../testing/applicant.ts'
import { type Browser, control, enter, fill, type Page, startBrowser, violations } from '../testing/browser.ts'
import { answersByPage } from '../testing/demo-answers.ts'
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

describe('the way through an online service', () => {
  it('leads from the start to the receipt, and axe finds nothing wrong on any page, answered or not', async () => {
    const found: string[] = []
    const look = async (state: string) => found.push(...(await violations(page)).map((line) => `${state}: ${line}`))
    await look('start')
    await person.goOn()
    for (const [id, answers] of Object.entries(answersByPage)) {
      await person.goOn()
      await look(`${id} with errors`)
      await fill(page, answers)
      await person.goOn()
      if (id !== 'precheck') continue
      await look('tasks')
      await person.goOn()
    }
    await person.goOn()
    await look('documents with errors')
    await control(page, 'D-PASS').setInputFiles([photo, { ...photo, name: 'pass.heic', mimeType: 'image/heic' }])
    await page.locator('.file.kept').waitFor()
    await look('documents')
    await page.getByRole('button', { name: 'Entfernen pass.heic' }).click()
    await person.goOn()
    await person.goOn()
    await look('check with errors')
    await person.submit()
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
    await person.answerUntil('person')
    await person.goOn()
    assert.equal(await person.focused(), 'summary-title')
    assert.match(await page.title(), /^Fehler: /)
    assert.equal((await person.summary()).length, 8)
    await page.getByRole('link', { name: /^Geburtsdatum/ }).click()
    assert.equal(await person.focused(), 'f-person.birthDate')
    assert.ok(!page.url().includes('#'))
    const name = control(page, 'person.familyName')
    assert.equal(await name.getAttribute('aria-invalid'), 'true')
    assert.match((await name.getAttribute('aria-describedby')) ?? '', /-hint .*-problems/)
  })

  it('moves to the heading of each page, and back and forward of the browser lead through the steps', async () => {
    await person.answerUntil('passport')
    assert.equal(await person.focused(), 'h1')
    assert.equal(await page.locator('.progress span').textContent(), 'Schritt 4 von 10')
    await page.goBack()
    await page.getByText('Schritt 3 von 10').waitFor()
    assert.equal(await control(page, 'person.familyName').inputValue(), 'Müster-Đặng')
    await page.goForward()
    await page.getByText('Schritt 4 von 10').waitFor()
    assert.ok(!page.url().includes('person'))
  })

  it('can be gone with the keyboard alone', async () => {
    const tabTo = async (id: string) => {
      for (let stop = 0; stop < 40 && (await person.focused()) !== id; stop += 1) await page.keyboard.press('Tab')
      assert.equal(await person.focused(), id)
    }
    await page.getByRole('button', { name: 'Antrag beginnen' }).press('Enter')
    await tabTo('f-pre.german')
    await page.keyboard.press('ArrowRight')
    await tabTo('f-pre.place')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ihr Antrag im Überblick' }).waitFor()
    await page.getByRole('button', { name: 'Ihr Anliegen' }).press('Enter')
    await tabTo('f-reason')
    await page.keyboard.press('ArrowDown')
    await tabTo('f-purpose')
    await page.keyboard.type('Fachkraft mit S')
    await tabTo('f-stay.wanted')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('Schritt 3 von 10').waitFor()
  })

  it('keeps a birth date of which the day is unknown, and does not take a forgotten day for an unknown one', async () => {
    await person.answerUntil('person')
    await fill(page, { ...answersByPage.person, 'person.birthDate': ['', '2', '1980'] })
    await person.goOn()
    assert.match((await person.summary()).join(), /^Geburtsdatum: /)
    await page.getByText('Ich kenne das Datum nicht genau').click()
    await page.getByLabel('Ich kenne nur Monat und Jahr').check()
    await person.goOn()
    await page.getByText('Schritt 4 von 10').waitFor()
  })

  it('explains what looks odd, at the field and in the check, and never blocks for it', async () => {
    await person.answerUntil('passport')
    await fill(page, answersByPage.passport)
    await control(page, 'passport.number').focus()
    await page.locator('.field', { hasText: 'Gültig bis' }).locator('p.warn').waitFor()
    await person.goOn()
    await page.getByText('Schritt 5 von 10').waitFor()
  })

  it('changes its language and keeps page and answers', async () => {
    await person.answerUntil('person')
    await control(page, 'person.familyName').fill('Müster')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Step 3 of 10').waitFor()
    assert.equal(await control(page, 'person.familyName').inputValue(), 'Müster')
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent), 'English')
  })

  it('fits on 320 pixels without scrolling sideways, also with longer texts and from right to left', async () => {
    const longer = (text: string) => `${text} ${text.slice(0, text.length * 0.4)}`
    platform.behaviour.view = (view) => ({
      ...view,
      language: 'ar',
      texts: Object.fromEntries(Object.entries(view.texts).map(([key, text]) => [key, longer(text)])),
    })
    await page.setViewportSize({ width: 320, height: 700 })
    await person.open('ar')
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    const isWider = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    await person.goOn()
    for (const [id, answers] of Object.entries(answersByPage)) {
      await person.goOn()
      assert.equal(await isWider(), false)
      await enter(page, answers)
      await person.goOn()
      if (id === 'precheck') await person.goOn()
    }
    assert.equal(await isWider(), false)
  })
})
