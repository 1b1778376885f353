import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type Applicant, applicantAt, photo } from '../testing/applicant.ts'
import { type Browser, control, enter, fill, type Page, startBrowser, violations } from '../testing/browser.ts'
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
  await person.answerUntil('children')
  await control(page, 'family.hasChildren').check()
})

const add = () => control(page, 'family.children').click()
const done = () => page.getByRole('button', { name: /^Fertig/ }).click()
const titles = () => page.locator('.card-title').allTextContents()

/** Fills in a child, as the entry with this number from 0. */
async function fillChild(index: number, givenNames: string) {
  await enter(page, {
    [`child.familyName-${index}`]: 'Müster',
    [`child.givenNames-${index}`]: givenNames,
    [`child.livesHere-${index}`]: true,
  })
  await enter(page, { [`child.birthDate-${index}`]: ['5', '2', '2020'] })
}

describe('entries of a group', () => {
  it('are added one at a time and shown as cards', async () => {
    await add()
    assert.equal(await person.focused(), 'f-child.familyName-0')
    await fillChild(0, 'Łucja')
    await done()
    assert.equal(await person.focused(), 'f-family.children')
    await add()
    await fillChild(1, 'Nam')
    await done()
    assert.deepEqual(await titles(), ['Müster Łucja', 'Müster Nam'])
    assert.deepEqual(await page.locator('.card-fact').first().textContent(), '5. Februar 2020')
    assert.deepEqual(await violations(page), [])
  })

  it('are not done while something is missing', async () => {
    await add()
    await done()
    assert.equal(await person.focused(), 'f-child.familyName-0')
    assert.equal((await person.summary()).length, 4)
    assert.match((await person.summary())[0] ?? '', /^Eintrag 1 – Familienname des Kindes: /)
    assert.deepEqual(await violations(page), [])
  })

  it('can be reached from the summary when they are closed', async () => {
    await add()
    await fillChild(0, 'Łucja')
    await done()
    await add()
    await enter(page, { 'child.familyName-1': 'Müster' })
    await page.getByRole('button', { name: /^Ändern/ }).click()
    await person.goOn()
    assert.equal(await page.locator('.card p.error').textContent(), 'In diesem Eintrag fehlt etwas oder etwas passt nicht.')
    await page.getByRole('link', { name: /^Eintrag 2 – Vornamen/ }).click()
    assert.equal(await person.focused(), 'f-child.givenNames-1')
  })

  it('can be taken out and put back, with what is wrong in the others', async () => {
    for (const [index, name] of ['Łucja', 'Nam'].entries()) {
      await add()
      await fillChild(index, name)
      await done()
    }
    await page.getByRole('button', { name: /^Entfernen .*Eintrag 1/ }).click()
    assert.deepEqual(await titles(), ['Müster Nam'])
    assert.equal(await person.focused(), 'f-family.children-undo')
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Rückgängig machen' }).click()
    assert.deepEqual(await titles(), ['Müster Łucja', 'Müster Nam'])
    assert.equal(await person.focused(), 'f-family.children-entry-0')
  })

  it('that were left empty do not count', async () => {
    await add()
    await person.goOn()
    assert.deepEqual(await person.summary(), ['Kinder: Bitte beantworten Sie diese Frage.'])
  })

  it('are shown one by one in the check, each with a way to it', async () => {
    await add()
    await fillChild(0, 'Łucja')
    await done()
    await person.goOn()
    await control(page, 'D-PASS').setInputFiles(photo)
    await page.locator('.file.kept').waitFor()
    await person.goOn()
    const section = page.locator('.summary-section', { hasText: 'Ihre Kinder' })
    assert.deepEqual(await section.locator('.entry-rows dd').allTextContents(), ['Müster', 'Łucja', '5. Februar 2020', 'Ja'])
    await section.getByRole('button', { name: 'Ändern Kinder: Eintrag 1' }).click()
    assert.equal(await person.focused(), 'f-child.familyName-0')
    await person.goOn()
    assert.equal(await person.heading(), 'Angaben prüfen und Antrag abschicken')
    await person.submit()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    const children = [...platform.arrived.applications.values()].at(-1)?.answers['family.children'] as readonly object[]
    assert.equal(children.length, 1)
  })
})

describe('a date', () => {
  it('that is pasted whole goes to where its parts belong', async () => {
    await add()
    await fill(page, { 'child.birthDate-0': '05.02.2020' })
    const value = (part: string) => page.locator(`[id="f-child.birthDate-0${part}"]`).inputValue()
    assert.deepEqual([await value(''), await value('-month'), await value('-year')], ['05', '02', '2020'])
  })
})

describe('a country that was named before', () => {
  it('stands first', async () => {
    await add()
    const groups = page.locator('[id="f-child.state-0"] optgroup')
    assert.deepEqual(await groups.evaluateAll((all) => all.map((one) => (one as HTMLOptGroupElement).label)), [
      'Schon genannt',
      'Alle Länder',
    ])
    assert.deepEqual(await groups.first().locator('option').allTextContents(), ['Vietnam'])
  })
})
