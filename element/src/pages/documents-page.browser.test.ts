import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import { aJpeg, aPdf } from '../../../server/src/attachments/testing/a-file.ts'
import { type Applicant, applicantAt } from '../testing/applicant.ts'
import { type Browser, control, type Page, startBrowser, violations } from '../testing/browser.ts'
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

async function openDocuments(options: Parameters<Browser['newPage']>[0] = {}) {
  await page?.close()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
  person = applicantAt(page, platform.url)
  await person.open('de')
  await person.answerUntil()
  await page.getByRole('heading', { level: 1, name: 'Unterlagen' }).waitFor()
}
beforeEach(async () => {
  platform.reset()
  platform.arrived.documents.clear()
  platform.arrived.sentBytes.clear()
})

const photoOf = async (name: string, width: number, height: number) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: Buffer.from(await aJpeg(width, height)),
})
const pdfOf = async (name: string, bytes = 0) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(await aPdf((pdf) => bytes > 0 && pdf.context.register(pdf.context.stream(randomBytes(bytes))))),
})
const card = (label: string) => page.getByRole('region', { name: label })
const passport = () => card('Pass oder Passersatz')
const kept = (count: number) =>
  page.waitForFunction((many) => {
    const root = document.querySelector('aufenthalt-online-service')?.shadowRoot
    return root?.querySelectorAll('.file.kept').length === many
  }, count)
const arrived = () => [...platform.arrived.documents.values()]
const said = () => page.locator('form [role=status]').textContent()

/** Width and height of a JPEG, from its frame header (ITU-T T.81, B.2.2). */
function sizeOf(jpeg: Buffer): readonly [number, number] {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at + 1] === 0xc0 || jpeg[at + 1] === 0xc2) return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)]
  }
  return [0, 0]
}

describe('a file that cannot be taken', () => {
  it('says why before it is sent: a photo that the browser cannot read, an empty file, one that is too large', async () => {
    platform.behaviour.view = (view) => ({ ...view, limits: { ...view.limits, documentBytes: 100_000 } })
    await openDocuments()
    await control(page, 'D-PASS').setInputFiles([
      { name: 'a.heic', mimeType: 'image/heic', buffer: Buffer.alloc(9) },
      { name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      { name: 'c.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(100_001) },
      { name: 'd.docx', mimeType: 'application/vnd.ms-word', buffer: Buffer.alloc(5) },
    ])
    await page.getByText('Ihr Browser kann dieses Foto (HEIC) nicht lesen.').first().waitFor()
    const errors = await page.locator('.file p.error').allTextContents()
    assert.deepEqual(errors.slice(1), [
      'Diese Datei ist leer. Bitte wählen Sie eine andere Datei.',
      'Diese Datei ist zu groß. Möglich sind höchstens 100 kB.',
      'Diese Art von Datei geht nicht. Möglich sind PDF, JPG und PNG.',
    ])
    assert.equal(arrived().length, 0)
    await person.goOn()
    assert.equal((await person.summary()).length, 1)
  })

  it('says why the platform refused it, aloud as well, and can be removed', async () => {
    platform.behaviour.uploads = 'refused'
    await openDocuments()
    await control(page, 'D-PASS').setInputFiles(await pdfOf('pass.pdf'))
    await page.locator('.file.failed').waitFor()
    assert.equal(await said(), 'pass.pdf: Diese Datei hat ein Passwort. Bitte wählen Sie eine Datei ohne Passwort.')
    await page.getByRole('button', { name: 'Entfernen pass.pdf' }).click()
    assert.equal(await page.locator('.file').count(), 0)
  })
})

describe('a document on a line that breaks', () => {
  it('goes on by itself where it stopped, and hardly a byte is sent twice', async () => {
    platform.behaviour.breaks = 6
    await openDocuments()
    const file = await pdfOf('vertrag.pdf', 3_000_000)
    await control(page, 'D-PASS').setInputFiles(file)
    await kept(1)
    assert.deepEqual(arrived(), [file.buffer])
    const [sent = 0] = [...platform.arrived.sentBytes.values()]
    assert.ok(sent < 2 * file.buffer.length, `${sent} bytes`)
    assert.equal(await said(), 'vertrag.pdf ist hochgeladen.')
  })

  it('can be stopped and put back, and then goes on', async () => {
    platform.behaviour.breaks = 1
    await openDocuments()
    await control(page, 'D-PASS').setInputFiles(await pdfOf('vertrag.pdf', 3_000_000))
    await page.getByText('Keine Verbindung.').waitFor()
    await page.getByRole('button', { name: 'Abbrechen vertrag.pdf' }).click()
    assert.equal(await person.focused(), 'f-D-PASS-undo')
    await page.keyboard.press('Enter')
    await kept(1)
    assert.equal(await person.focused(), 'f-D-PASS')
  })
})

describe('photos', () => {
  it('larger than anyone needs are made smaller on the device, upright and without hidden data', async () => {
    await openDocuments()
    await control(page, 'D-PASS').setInputFiles(await photoOf('pass.jpg', 6000, 4000))
    await kept(1)
    const [jpeg = Buffer.alloc(0)] = arrived()
    assert.deepEqual(sizeOf(jpeg), [1867, 2800])
    assert.ok(!jpeg.includes('Beispielkamera'))
    assert.equal(
      await passport()
        .locator('img.preview')
        .evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
      true,
    )
  })

  it('are worked on beside the page, or in it where it may have no worker', async () => {
    await openDocuments()
    const beside = page.waitForEvent('worker')
    await control(page, 'D-PASS').setInputFiles(await photoOf('pass.jpg', 6000, 4000))
    assert.match((await beside).url(), /\/assets\/pictures\.\w+\.js$/)
    await kept(1)
    await page.evaluate(() => Object.assign(window, { Worker: undefined }))
    await control(page, 'D-PASS').setInputFiles(await photoOf('pass.jpg', 6000, 4000))
    await kept(2)
    assert.deepEqual(arrived().map(sizeOf), [
      [1867, 2800],
      [1867, 2800],
    ])
  })

  it('of a usual size go as they are; what looks wrong is only said', async () => {
    await openDocuments()
    const photo = await photoOf('pass.jpg', 1200, 900)
    await control(page, 'D-PASS').setInputFiles(photo)
    await kept(1)
    assert.deepEqual(arrived(), [photo.buffer])
    await page.getByText('Das Foto ist vielleicht unscharf.').waitFor()
    await person.goOn()
    assert.deepEqual(await person.summary(), [])
  })

  it('of one paper become one document, pages in the order that the person chose', async () => {
    await openDocuments()
    await control(page, 'D-PASS').setInputFiles([await photoOf('vorne.jpg', 600, 800), await photoOf('hinten.jpg', 800, 600)])
    await kept(2)
    await page.getByRole('button', { name: 'Nach vorne hinten.jpg' }).click()
    assert.deepEqual(await passport().locator('.file-name bdi').allTextContents(), ['hinten.jpg', 'vorne.jpg'])
    await page.getByRole('button', { name: /^Fotos zu einem Dokument verbinden/ }).click()
    await page.getByText('hinten.pdf').first().waitFor()
    await kept(1)
    const pdf = arrived().at(-1)?.toString('latin1') ?? ''
    assert.ok(pdf.startsWith('%PDF-1.4') && pdf.includes('/Count 2'))
    // The first photo was taken with the camera on its side.
    assert.deepEqual(pdf.match(/\/Width \d+ \/Height \d+/g), ['/Width 600 /Height 800', '/Width 800 /Height 600'])
    assert.ok(!pdf.includes('Beispielkamera'))
  })

  it('can be taken with the camera where there is a touch screen', async () => {
    await openDocuments({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } })
    const camera = page.locator('[id="f-D-PASS-camera"]')
    assert.equal(await page.locator('label[for="f-D-PASS-camera"]').isVisible(), true)
    assert.deepEqual(await camera.evaluate((input) => [input.getAttribute('capture'), input.getAttribute('accept')]), [
      'environment',
      'image/*',
    ])
    await openDocuments()
    assert.equal(await page.locator('label[for="f-D-PASS-camera"]').isVisible(), false)
  })
})

describe('a document for another question', () => {
  it('is taken from the ones that are there, without being sent again', async () => {
    await openDocuments()
    await control(page, 'D-PASS').setInputFiles(await pdfOf('alles.pdf'))
    await kept(1)
    const work = card('Arbeitsvertrag oder Angebot für eine Arbeit')
    await work.getByText('Eine Datei von dieser Seite noch einmal verwenden').click()
    await work.getByRole('button', { name: 'alles.pdf' }).click()
    await kept(2)
    assert.equal(arrived().length, 2)
    assert.equal(await work.locator('details').count(), 0)
  })
})

describe('a document that is not at hand', () => {
  it('is promised for later: what is needed warns, and the application says so', async () => {
    await openDocuments()
    await person.goOn()
    assert.equal((await person.summary()).length, 1)
    await page.getByRole('checkbox', { name: /^Ich reiche das später nach Pass/ }).check()
    assert.deepEqual(await person.summary(), [])
    await passport().getByText('Ohne diese Unterlage kann die Behörde nicht entscheiden.').waitFor()
    await person.goOn()
    await person.submit()
    await page.getByText('AT-7K3M-9QXD-2B4R').waitFor()
    assert.deepEqual([...platform.arrived.applications.values()].at(-1)?.later, ['D-PASS'])
  })
})

describe('the page', () => {
  it('takes files that are dropped on a card', async () => {
    await openDocuments()
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['%PDF-1.4'], 'pass.pdf', { type: 'application/pdf' }))
      return transfer
    })
    await passport().dispatchEvent('dragover', { dataTransfer: data })
    await passport().dispatchEvent('drop', { dataTransfer: data })
    await kept(1)
  })

  it('removes, says so, and undoes, all by keyboard', async () => {
    await openDocuments()
    await control(page, 'D-PASS').setInputFiles(await pdfOf('pass.pdf'))
    await kept(1)
    await page.getByRole('button', { name: 'Entfernen pass.pdf' }).focus()
    await page.keyboard.press('Enter')
    assert.equal(await said(), 'pass.pdf ist entfernt.')
    await page.locator('button:focus', { hasText: 'Rückgängig machen' }).waitFor()
    await page.keyboard.press('Enter')
    await kept(1)
    assert.equal(arrived().length, 1)
  })

  it('has nothing that axe finds wrong, empty, filled and failed, and fits a screen of 320 pixels', async () => {
    await openDocuments({ viewport: { width: 320, height: 700 } })
    assert.deepEqual(await violations(page), [])
    const files = [await photoOf('vorne.jpg', 600, 800), await photoOf('hinten-mit-einem-sehr-langen-namen-ohne-jede-luecke.jpg', 600, 800)]
    await control(page, 'D-PASS').setInputFiles([...files, await pdfOf('x.pdf', 0)])
    await control(page, 'D-WORK').setInputFiles({ name: 'leer.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) })
    await kept(3)
    await page.getByRole('button', { name: 'Entfernen x.pdf' }).click()
    assert.deepEqual(await violations(page), [])
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320))
  })
})
