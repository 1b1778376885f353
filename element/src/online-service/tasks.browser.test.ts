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

/** The tasks that are shown, each with its state. */
const tasks = async () =>
  Object.fromEntries(
    await page
      .locator('.task')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((part) => part.textContent.trim()) as [string, string])),
  )
const allTasks = () => page.getByRole('button', { name: 'Alle Teile' }).click()

describe('the pre-check', () => {
  it('says where to go instead, and offers no way on', async () => {
    await person.goOn()
    await control(page, 'pre.german').check()
    await page.getByRole('heading', { name: 'Sie brauchen keinen Aufenthaltstitel' }).waitFor()
    assert.equal(await page.locator('button.primary').count(), 0)
    assert.equal(await page.locator('[role=status] .notice').count(), 1)
    assert.deepEqual(await violations(page), [])
    await control(page, 'pre.german').press('Enter')
    assert.equal(await person.heading(), 'Passt dieser Online-Dienst?')
  })

  it('gives a hint and goes on', async () => {
    await person.goOn()
    await fill(page, { 'pre.german': false, 'pre.place': 1 })
    await page.getByText('Meistens brauchen Sie zuerst ein Visum.').waitFor()
    await person.goOn()
    assert.equal(await person.heading(), 'Ihr Antrag im Überblick')
  })

  it('waits for the rest of the form on a slow line, and goes on by itself', async () => {
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route(/services\/at-erwerbstaetigkeit\?lang=de$/, async (route) => {
      await held
      await route.continue()
    })
    await person.open('de')
    await person.goOn()
    await fill(page, answersByPage.precheck)
    await person.goOn()
    await page.getByText('wird geladen').waitFor()
    letThrough()
    await page.getByRole('heading', { name: 'Ihr Antrag im Überblick' }).waitFor()
  })
})

describe('the list of tasks', () => {
  it('comes after the pre-check and shows what is done, begun and still to do', async () => {
    await person.answerUntil('person')
    await fill(page, { 'person.familyName': 'Müster' })
    await allTasks()
    const states = await tasks()
    assert.equal(states['Ihr Anliegen'], 'Erledigt')
    assert.equal(states['Sie selbst'], 'Angefangen')
    assert.equal(states['Ihr Aufenthalt'], 'Noch nicht begonnen')
    assert.equal(states['Angaben prüfen und Antrag abschicken'], 'Noch nicht möglich')
    assert.equal(await page.getByText('Erledigt: 1 von 7').count(), 1)
    assert.deepEqual(await violations(page), [])
  })

  it('leads to any part and on to the first that is open, and the browser’s back leads to it again', async () => {
    await person.answerUntil('person')
    await allTasks()
    await page.getByRole('button', { name: 'Ihr Aufenthalt' }).click()
    await page.getByText('Schritt 6 von 10').waitFor()
    await page.goBack()
    assert.equal(await person.heading(), 'Ihr Antrag im Überblick')
    await person.goOn()
    await page.getByText('Schritt 3 von 10').waitFor()
  })

  it('opens the check when everything else is done', async () => {
    await person.answerUntil()
    await control(page, 'D-PASS').setInputFiles(photo)
    await page.locator('.file.kept').waitFor()
    await allTasks()
    assert.equal((await tasks())['Angaben prüfen und Antrag abschicken'], 'Noch nicht begonnen')
    await person.goOn()
    await person.goOn()
    assert.equal(await person.heading(), 'Angaben prüfen und Antrag abschicken')
  })
})

describe('answers that no longer count', () => {
  it('are named the moment the branch is left, and come back when the change is taken back', async () => {
    await person.answerUntil('job')
    await enter(page, answersByPage.job)
    await control(page, 'job.kind').focus()
    await page.locator('[id="f-job.kind-1"]').check()
    const note = page.locator('[role=status] .left')
    assert.ok((await note.locator('li').allTextContents()).includes('Name des Arbeitgebers'))
    assert.deepEqual(await violations(page), [])
    await note.getByRole('button', { name: 'Rückgängig machen' }).click()
    assert.equal(await control(page, 'job.employer.name').inputValue(), 'Beispiel Software GmbH')
    assert.equal(await note.count(), 0)
    assert.equal(await person.focused(), 'f-job.kind')
  })

  it('are named in the check and not sent', async () => {
    await person.answerUntil('children')
    await page.goBack()
    await page.locator('[id="f-job.kind-2"]').check()
    await fill(page, { 'search.plan': 'Ich suche eine Stelle.' })
    await person.goOn()
    await fill(page, answersByPage.children)
    await person.goOn()
    await control(page, 'D-PASS').setInputFiles(photo)
    await page.locator('.file.kept').waitFor()
    await person.goOn()
    const panel = page.locator('.panel', { hasText: 'Diese Antworten zählen jetzt nicht mehr' })
    assert.ok((await panel.locator('li').allTextContents()).includes('Name des Arbeitgebers'))
    await person.submit()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    const sent = [...platform.arrived.applications.values()].at(-1)
    assert.equal(sent?.answers['job.employer.name'], undefined)
    assert.equal(sent?.answers['search.plan'], 'Ich suche eine Stelle.')
  })
})

describe('the check', () => {
  it('lists what looks odd apart, with a way to it and back', async () => {
    await person.goToCheck()
    const panel = page.locator('.panel.warn')
    await panel.getByRole('button', { name: /^Gültig bis/ }).click()
    assert.equal(await person.focused(), 'f-passport.validUntil')
    await page.getByRole('button', { name: 'Zurück zur Übersicht' }).click()
    assert.equal(await person.heading(), 'Angaben prüfen und Antrag abschicken')
  })
})
