import assert from 'node:assert/strict'
import { createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import { generateEncryptionKeyPair } from '@aufenthalt/fit-connect'
import { readPersonCode } from '@aufenthalt/model'
import type { FastifyInstance } from 'fastify'
import { musterstadt, seedAuthority } from '../../../server/src/authorities/testing/an-authority.ts'
import { testDatabases } from '../../../server/src/database/testing/test-database.ts'
import { authorityScope, inAuthority } from '../../../server/src/database/with-authority.ts'
import { draftRoutes } from '../../../server/src/drafts/routes.ts'
import { markDraftSubmitted } from '../../../server/src/drafts/store.ts'
import { tabNoteRoutes } from '../../../server/src/drafts/tab-note-routes.ts'
import { reminderRoutes } from '../../../server/src/notifications/routes.ts'
import { openVault } from '../../../server/src/vault/open-vault.ts'
import { applicantAt, photo } from '../testing/applicant.ts'
import { type Browser, control, enter, fill, type Page, startBrowser, violations } from '../testing/browser.ts'
import { answersByPage } from '../testing/demo-answers.ts'
import { startHostPage } from '../testing/start-host-page.ts'
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts'

const databases = await testDatabases()
const { withAuthority } = databases
let browser: Browser
let platform: TestPlatform
let host: Awaited<ReturnType<typeof startHostPage>>
let page: Page

before(async () => {
  await seedAuthority(authorityScope(databases.owner), musterstadt)
  host = await startHostPage()
  const deps = { withAuthority, now: () => new Date() }
  const secrets = { masterKey: randomBytes(32), generateReplyKey: generateEncryptionKeyPair }
  const vault = openVault({ keyDatabase: databases.appKeys, ...secrets })
  const keeping = (http: FastifyInstance) => {
    void http.register(draftRoutes(deps))
    void http.register(tabNoteRoutes(deps))
    void http.register(reminderRoutes({ ...deps, vault, languages: ['de', 'en'] }))
  }
  ;[browser, platform] = await Promise.all([startBrowser(), startTestPlatform([host.url], keeping)])
})
after(async () => {
  await browser.close()
  await platform.close()
  host.close()
  await databases.close()
})
beforeEach(async () => {
  platform.reset()
  await page?.close()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
})

const saved = (one: Page) => one.locator('.save-state', { hasText: 'Gespeichert um' }).waitFor()
/** The code is shown once by itself, later on demand. */
async function codeOn(one: Page) {
  const code = one.locator('.keeping .code')
  if ((await code.count()) === 0) await one.getByRole('button', { name: 'Speichern und später weitermachen' }).click()
  return (await code.textContent()) ?? ''
}
const name = (one: Page) => control(one, 'person.familyName')

/** Begins an application on the service's own address and comes to the page with the name. */
async function begin(one = page) {
  const person = applicantAt(one, platform.url)
  await person.open('de')
  await person.answerUntil('person')
  await saved(one)
  return person
}

/** Somebody else: another device. */
async function anotherDevice() {
  const context = await browser.newContext()
  const other = await context.newPage()
  await applicantAt(other, platform.url).open('de')
  return other
}

async function continueWith(one: Page, code: string) {
  await one.getByLabel('Ihr Zugangscode').fill(code)
  await one.getByRole('button', { name: 'Weitermachen' }).click()
}

/** The draft of this code has become an application elsewhere. */
async function markSubmitted(code: string) {
  const bytes = readPersonCode(code)
  assert.ok(bytes)
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, 'aufenthalt/1', purpose, 32))
  const accessTokenSha256 = createHash('sha256').update(derive('access-token').toString('base64url')).digest()
  const draft = { lookupId: derive('lookup-id'), accessTokenSha256 }
  await withAuthority(musterstadt, (tx) => markDraftSubmitted(tx, draft, randomUUID()))
}

const kept = () => withAuthority(musterstadt, (tx) => tx.selectFrom('drafts').selectAll().execute())

describe('what a person enters', () => {
  it('is kept from the first page on that is done, and not before', async () => {
    const before = (await kept()).length
    const person = applicantAt(page, platform.url)
    await person.open('de')
    await person.goOn()
    await enter(page, answersByPage.precheck)
    await page.waitForTimeout(2500)
    assert.equal((await kept()).length, before)
    await person.goOn()
    await saved(page)
    assert.equal((await kept()).length, before + 1)
    assert.match(await codeOn(page), /^([0-9A-Z]{4}-){6}[0-9A-Z]{3}$/)
    assert.match((await page.locator('.keeping').textContent()) ?? '', /bis \d+\. \w+ \d{4} auf/)
    assert.deepEqual(await violations(page), [])
  })

  it('lies on the platform so that nobody can read it, in a box that does not show its size', async () => {
    const before = (await kept()).map(({ lookup_id }) => lookup_id.toString('hex'))
    await begin()
    await name(page).fill('Geheimnisvoll')
    await saved(page)
    const [draft] = (await kept()).filter(({ lookup_id }) => !before.includes(lookup_id.toString('hex')))
    assert.equal(draft?.content?.length, 4096)
    assert.ok(!draft?.content?.includes('Geheimnisvoll'))
  })

  it('comes back on another device with the code, however it is typed, at the page where the person was', async () => {
    await begin()
    await name(page).fill('Müster-Đặng')
    await saved(page)
    const other = await anotherDevice()
    await continueWith(other, (await codeOn(page)).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))
    await name(other).waitFor()
    assert.equal(await name(other).inputValue(), 'Müster-Đặng')
    assert.deepEqual(await violations(other), [])
    await other.context().close()
  })

  it('does not come with a wrong code, and nothing tells a mistyped one from one that leads nowhere', async () => {
    const other = await anotherDevice()
    const said: (string | null)[] = []
    for (const code of ['7K3M', '0000-0000-0000-0000-0000-0000-000']) {
      await continueWith(other, code)
      await other.locator('#resume-problem p').waitFor()
      said.push(await other.locator('#resume-problem').textContent())
      assert.deepEqual(await violations(other), [])
    }
    assert.equal(said[0], said[1])
    await other.context().close()
  })

  it('is found with its documents, which are not sent again', async () => {
    const person = applicantAt(page, platform.url)
    await person.open('de')
    await person.answerUntil()
    await control(page, 'D-PASS').setInputFiles(photo)
    await page.locator('.file.kept').waitFor()
    await saved(page)
    const documents = platform.arrived.documents.size
    await page.reload()
    await page.locator('.file.kept', { hasText: 'pass.jpg' }).waitFor()
    assert.equal(platform.arrived.documents.size, documents)
    const attachmentIds = (await kept()).flatMap(({ attachment_ids }) => attachment_ids)
    assert.ok(attachmentIds.includes([...platform.arrived.documents.keys()].at(-1) ?? ''))
  })
})

describe('a reload', () => {
  it('in the service’s own page leads back to the same page with all answers, without a code', async () => {
    await begin()
    await name(page).fill('Müster')
    await page.waitForTimeout(500)
    await page.reload()
    await name(page).waitFor()
    assert.equal(await name(page).inputValue(), 'Müster')
  })

  const tag = '<at-erwerbstaetigkeit ags="12999001" lang="de"></at-erwerbstaetigkeit>'
  const frame = () => page.frameLocator('iframe')
  async function beginInFrame() {
    host.show(platform.url, tag)
    await page.goto(host.url)
    await frame().locator('button.primary').click()
    const [inner] = page.frames().filter((one) => one.url().startsWith(`${platform.url}/frame/`))
    assert.ok(inner)
    await enter(inner, answersByPage.precheck)
    await frame().locator('button.primary').click()
    await frame().locator('.save-state', { hasText: 'Gespeichert um' }).waitFor()
  }

  it('of a municipality’s page leads back, though the frame stores nothing and the page can read nothing', async () => {
    await beginInFrame()
    await frame().locator('button.primary').click()
    await frame().getByText('Schritt 2 von').waitFor()
    await page.reload()
    await frame().getByText('Schritt 2 von').waitFor()
    const [inner] = page.frames().filter((one) => one.url().startsWith(`${platform.url}/frame/`))
    const stored = await inner?.evaluate(() => {
      try {
        return localStorage.length + sessionStorage.length + document.cookie.length
      } catch {
        // Blocked is as good as empty.
        return 0
      }
    })
    assert.equal(stored, 0)
    const half = await page.evaluate(() => Object.entries(sessionStorage))
    assert.equal(half.length, 1)
    assert.match(half[0]?.[1] ?? '', /^[\w-]{43}$/)
  })

  it('of another page of that site opens nothing: the half in the tab needs the other one, and the other one the half', async () => {
    await beginInFrame()
    const [[, secret = ''] = []] = await page.evaluate(() => Object.entries(sessionStorage))
    const noteId = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), 'aufenthalt/1', 'note-id', 32)).toString('base64url')
    const stolen = await page.evaluate(
      (url) =>
        fetch(url).then(
          (answer) => answer.status,
          () => 'blocked',
        ),
      `${platform.url}/api/authorities/12999001/tab-notes/${noteId}`,
    )
    assert.equal(stolen, 'blocked')
    const notes = await withAuthority(musterstadt, (tx) => tx.selectFrom('tab_notes').select('content').execute())
    assert.ok(notes.every(({ content }) => !content.includes(Buffer.from(secret, 'base64url'))))
  })

  it('leads back also where the page itself mounts the service, by its authority’s decision', async () => {
    platform.behaviour.inline = true
    host.show(platform.url, tag.replace('lang="de"', 'lang="de" mode="inline"'))
    await page.goto(host.url)
    await page.getByRole('button', { name: 'Antrag beginnen' }).click()
    const service = page.locator('aufenthalt-online-service')
    await service.locator('[id="f-pre.german-1"]').check()
    await service.locator('[id="f-pre.place"]').check()
    await service.locator('button.primary').click()
    await saved(page)
    await page.reload()
    await saved(page)
    assert.equal(await page.locator('iframe').count(), 0)
  })

  it('after the person has left the device leads to the start; the code still opens the draft', async () => {
    await beginInFrame()
    const code = (await frame().locator('.keeping .code').textContent()) ?? ''
    await frame().getByText('Gerät verlassen oder Angaben löschen').click()
    await frame().getByRole('button', { name: 'Dieses Gerät verlassen' }).click()
    await frame().getByText('Auf diesem Gerät ist nichts mehr gespeichert').waitFor()
    assert.equal(await page.evaluate(() => sessionStorage.length), 0)
    await page.reload()
    await frame().getByText('Antrag beginnen').waitFor()
    await frame().getByLabel('Ihr Zugangscode').fill(code)
    await frame().getByRole('button', { name: 'Weitermachen' }).click()
    await frame().locator('.save-state', { hasText: 'Gespeichert um' }).waitFor()
  })
})

describe('a second tab with the same draft', () => {
  it('is noticed; what both wrote is there, and what differs is shown and can be taken', async () => {
    await begin()
    const other = await anotherDevice()
    await continueWith(other, await codeOn(page))
    await name(other).waitFor()
    await fill(other, { 'person.familyName': 'Elsewhere', 'person.birthPlace': 'Dorthin' })
    await saved(other)

    await fill(page, { 'person.familyName': 'Hier', 'person.givenNames': 'Łucja' })
    await page.getByText('Ihr Antrag ist auch an anderer Stelle offen').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Hier weitermachen' }).click()
    await page.getByText('Hier stand etwas anderes').waitFor()
    assert.equal(await name(page).inputValue(), 'Elsewhere')
    assert.equal(await control(page, 'person.givenNames').inputValue(), 'Łucja')
    assert.equal(await control(page, 'person.birthPlace').inputValue(), 'Dorthin')
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'Diese Angabe nehmen' }).click()
    assert.equal(await name(page).inputValue(), 'Hier')
    await page.waitForTimeout(2500)
    await saved(page)

    await other.bringToFront()
    await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await other.getByRole('button', { name: 'Hier weitermachen' }).click()
    await page.waitForFunction(() => true)
    assert.equal(await name(other).inputValue(), 'Hier')
    await other.context().close()
  })

  it('is noticed before the application is sent: the person decides first', async () => {
    const person = applicantAt(page, platform.url)
    await person.open('de')
    await person.goToCheck()
    await saved(page)
    const other = await anotherDevice()
    await continueWith(other, await codeOn(page))
    await other.getByRole('button', { name: /^Ändern Familienname/ }).click()
    await name(other).fill('Geändert')
    await saved(other)
    const sent = platform.arrived.applications.size
    await person.submit()
    await page.getByText('Ihr Antrag ist auch an anderer Stelle offen').waitFor()
    assert.equal(platform.arrived.applications.size, sent)
    await page.getByRole('button', { name: 'Hier weitermachen' }).click()
    await page.getByText('Geändert').waitFor()
    await person.goOn()
    await page.getByText('AT-7K3M-9QXD-2B4R').first().waitFor()
    assert.equal([...platform.arrived.applications.values()].at(-1)?.answers['person.familyName'], 'Geändert')
    await other.context().close()
  })

  it('learns that the application was sent', async () => {
    const person = await begin()
    const other = await anotherDevice()
    const code = await codeOn(page)
    await continueWith(other, code)
    await name(other).waitFor()
    await enter(page, answersByPage.person)
    await person.goOn()
    await saved(page)
    await markSubmitted(code)
    await name(other).fill('Zu spät')
    await other.getByText('Dieser Antrag ist schon abgeschickt').waitFor()
    assert.deepEqual(await violations(other), [])
    await other.context().close()
  })
})

describe('without a connection', () => {
  it('the page says that nothing is saved, tries again, and saves when the line is back', async () => {
    await begin()
    await page.context().setOffline(true)
    await name(page).fill('Funkloch')
    await page.locator('.save-state', { hasText: 'keine Verbindung' }).waitFor()
    assert.deepEqual(await violations(page), [])
    await page.context().setOffline(false)
    await saved(page)
    const other = await anotherDevice()
    await continueWith(other, await codeOn(page))
    await name(other).waitFor()
    assert.equal(await name(other).inputValue(), 'Funkloch')
    await other.context().close()
  })
})

describe('a reminder by e-mail', () => {
  const offer = () => {
    platform.behaviour.view = (view) => ({ ...view, hasReminders: true })
  }
  const addresses = () => withAuthority(musterstadt, (tx) => tx.selectFrom('notice_addresses').selectAll().execute())
  async function openPanel() {
    await codeOn(page)
    await page.getByText('Erinnerung per E-Mail').click()
  }

  it('is not offered where the platform sends no mail', async () => {
    await begin()
    await codeOn(page)
    assert.equal(await page.getByText('Erinnerung per E-Mail').count(), 0)
  })

  it('is asked for by who wants it, and can be taken back', async () => {
    offer()
    await begin()
    await openPanel()
    const input = page.getByLabel('E-Mail-Adresse (freiwillig)')
    await input.fill('mina@')
    await page.getByRole('button', { name: 'Erinnern lassen' }).click()
    await page.getByText('Bitte prüfen Sie die E-Mail-Adresse').waitFor()
    assert.equal(await input.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element), true)
    assert.deepEqual(await violations(page), [])
    await input.fill(' mina@muster.example ')
    await page.getByRole('button', { name: 'Erinnern lassen' }).click()
    await page.getByText('Wir erinnern Sie per E-Mail').waitFor()
    assert.equal((await addresses()).length, 1)
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: 'E-Mail-Adresse löschen' }).click()
    await input.waitFor()
    assert.equal(await input.inputValue(), '')
    assert.equal((await addresses()).length, 0)
  })

  it('that could not be delivered is told when the person comes back', async () => {
    offer()
    await begin()
    await openPanel()
    await page.getByLabel('E-Mail-Adresse (freiwillig)').fill('mina@bounce.example')
    await page.getByRole('button', { name: 'Erinnern lassen' }).click()
    await page.getByText('Wir erinnern Sie per E-Mail').waitFor()
    await inAuthority(databases.worker, musterstadt, (tx) => tx.updateTable('notice_addresses').set({ address: null }).execute())
    await page.reload()
    await page.getByText('Die Erinnerung kam nicht an').waitFor()
    assert.deepEqual(await violations(page), [])
  })
})

describe('after the application was sent', () => {
  it('the tab tells of it before a second one is begun', async () => {
    const person = applicantAt(page, platform.url)
    await person.open('de')
    await person.goToCheck()
    await person.submit()
    await page.getByText('AT-7K3M-9QXD-2B4R').first().waitFor()
    await page.waitForTimeout(300)
    await page.reload()
    await page.getByText('einen Antrag gestellt').waitFor()
    assert.match((await page.locator('.draft-news').textContent()) ?? '', /AT-7K3M-9QXD-2B4R/)
    assert.deepEqual(await violations(page), [])
    assert.equal([...platform.arrived.applications.values()].at(-1)?.draft?.length, 43)
    await page.getByRole('button', { name: 'Dieses Gerät verlassen' }).click()
    await page.getByText('Auf diesem Gerät ist nichts mehr gespeichert').waitFor()
    await page.reload()
    await page.getByText('Antrag beginnen').waitFor()
    assert.equal(await page.getByText('einen Antrag gestellt').count(), 0)
  })

  it('the code leads to the receipt, on every device', async () => {
    const person = applicantAt(page, platform.url)
    await person.open('de')
    await person.goToCheck()
    await saved(page)
    const code = await codeOn(page)
    await person.submit()
    await page.getByText('AT-7K3M-9QXD-2B4R').first().waitFor()
    await markSubmitted(code)
    const other = await anotherDevice()
    await continueWith(other, code)
    await other.getByText('AT-7K3M-9QXD-2B4R').first().waitFor()
    const download = other.waitForEvent('download')
    await other.getByRole('button', { name: /PDF/ }).first().click()
    assert.equal((await download).suggestedFilename(), 'AT-7K3M-9QXD-2B4R.pdf')
    await other.context().close()
  })
})

describe('a form that has changed meanwhile', () => {
  it('keeps the answers and shows what is different', async () => {
    const person = await begin()
    await enter(page, answersByPage.person)
    await person.goOn()
    await saved(page)
    platform.behaviour.view = (view) => ({
      ...view,
      form: {
        ...view.form,
        version: '2027-01-01',
        pages: view.form.pages.map((one) => ({ ...one, fields: one.fields.filter(({ id }) => id !== 'person.birthPlace') })),
      },
    })
    const other = await anotherDevice()
    await continueWith(other, await codeOn(page))
    await other.getByText('Der Online-Dienst hat eine neue Fassung').waitFor()
    assert.match((await other.locator('.draft-news').textContent()) ?? '', /Beispielstadt/)
    await other.context().close()
  })
})
