import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type Browser, control, type Page, startBrowser, violations } from '../testing/browser.ts'
import { startHostPage } from '../testing/start-host-page.ts'
import { startTestPlatform, type TestPlatform } from '../testing/test-platform.ts'

const tag = (attributes = 'lang="de"') => `<at-erwerbstaetigkeit ags="12999001" ${attributes}></at-erwerbstaetigkeit>`

let browser: Browser
let host: Awaited<ReturnType<typeof startHostPage>>
let platform: TestPlatform
let page: Page

before(async () => {
  host = await startHostPage()
  ;[browser, platform] = await Promise.all([startBrowser(), startTestPlatform([host.url])])
})
after(async () => {
  await browser.close()
  await platform.close()
  host.close()
})
beforeEach(async () => {
  platform.reset()
  await page?.close()
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } })
})

async function show(html: string) {
  host.show(platform.url, html)
  await page.goto(host.url)
}
const frames = () => page.frames().filter((frame) => frame.url().startsWith(`${platform.url}/frame/`))
async function shownFrame() {
  await page.frameLocator('iframe').locator('h1').first().waitFor()
  const [frame] = frames()
  assert.ok(frame)
  return frame
}
const iframe = () => page.locator('iframe')

describe('the loader in a municipality’s page', () => {
  it('opens the service in a frame with a title that grows with its content and cannot be read by the page', async () => {
    await show(tag())
    const frame = await shownFrame()
    assert.equal(await iframe().getAttribute('title'), 'Online-Dienst der Ausländerbehörde')
    assert.equal(await iframe().evaluate((element) => (element as HTMLIFrameElement).contentDocument), null)
    await page.waitForFunction(() => {
      const inner = document.querySelector('at-erwerbstaetigkeit')?.shadowRoot?.querySelector('iframe')
      return inner && inner.getBoundingClientRect().height > 900
    })
    await iframe().scrollIntoViewIfNeeded()
    await frame.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight, null, { polling: 50 })
    assert.deepEqual([...(await violations(page)), ...(await violations(frame))], [])
  })

  it('scrolls the page to the heading of the next step', async () => {
    await show(tag())
    const frame = await shownFrame()
    await frame.locator('.primary').click()
    await frame.getByRole('heading', { name: 'Passt dieser Online-Dienst?' }).waitFor()
    await page.waitForFunction(() => scrollY > 0)
    const { y = -1 } = (await frame.locator('h1').boundingBox()) ?? {}
    assert.ok(y >= 0 && y < 700, `heading at ${y}`)
  })

  it('passes a change of the language on, and the answers stay', async () => {
    await show(tag())
    const frame = await shownFrame()
    await frame.locator('.primary').click()
    await frame.locator('[id="f-pre.german-1"]').check()
    await page.locator('at-erwerbstaetigkeit').evaluate((element) => element.setAttribute('lang', 'en'))
    await frame.getByRole('heading', { name: 'Does this online service fit?' }).waitFor()
    assert.ok(await frame.locator('[id="f-pre.german-1"]').isChecked())
    assert.equal(await iframe().getAttribute('title'), 'Online service of the immigration authority')
  })

  it('takes the language of the page where the tag has none', async () => {
    await show(`<div lang="en">${tag('')}</div>`)
    await (await shownFrame()).getByText('Start the application').waitFor()
  })

  it('works after its node was taken out and put in again', async () => {
    await show(tag())
    await shownFrame()
    await page.locator('at-erwerbstaetigkeit').evaluate((element) => {
      element.remove()
      document.body.prepend(element)
    })
    await (await shownFrame()).getByText('Antrag beginnen').waitFor()
    assert.equal(frames().length, 1)
  })

  it('takes a language that the page names wrongly for what it means, and German for what it cannot mean', async () => {
    await show(`<div lang="en_US.UTF-8">${tag('')}</div>`)
    await (await shownFrame()).getByText('Start the application').waitFor()
    await show(`<div lang="deutsch">${tag('')}</div>`)
    await (await shownFrame()).getByText('Antrag beginnen').waitFor()
  })

  it('scrolls what gets the focus out from under a header that sticks to the window', async () => {
    await show(
      `<div style="position: sticky; top: 0; height: 150px; z-index: 1; background: white">Kopf</div><div style="height: 900px"></div>${tag()}`,
    )
    const frame = await shownFrame()
    await page.evaluate(() => scrollTo(0, 3000))
    const first = frame.locator('nav button').first()
    await first.focus()
    await page.waitForFunction(() => scrollY < 2500)
    const { y = -1 } = (await first.boundingBox()) ?? {}
    assert.ok(y >= 150 && y < 700, `button at ${y}`)
    await page.keyboard.press('Tab')
    const { y: next = -1 } = (await frame.locator('nav button').nth(1).boundingBox()) ?? {}
    assert.ok(next >= 150 && next < 700, `next button at ${next}`)
  })

  it('works twice in one page, each for itself', async () => {
    await show(tag() + tag('lang="en"'))
    await page.frameLocator('iframe >> nth=0').getByText('Antrag beginnen').waitFor()
    await page.frameLocator('iframe >> nth=1').getByText('Start the application').waitFor()
  })

  it('hears nobody but its own frame', async () => {
    await show(tag())
    await shownFrame()
    await page.evaluate(() => postMessage({ aufenthalt: 'height', height: 5 }, '*'))
    await page.waitForTimeout(50)
    assert.ok(((await iframe().boundingBox())?.height ?? 0) > 100)
  })

  it('offers the official address when the platform cannot be reached', async () => {
    await page.route(`${platform.url}/frame/**`, (route) => route.abort())
    await page.clock.install()
    await show(tag())
    await iframe().waitFor()
    await page.clock.runFor(13_000)
    const link = page.getByRole('link', { name: 'Auf der offiziellen Adresse öffnen' })
    await link.waitFor()
    assert.equal(await link.getAttribute('href'), `${platform.url}/frame/at-erwerbstaetigkeit?ags=12999001&lang=de`)
    assert.deepEqual(await violations(page), [])
  })

  it('mounts the service in the page only if the authority has decided so', async () => {
    await show(tag('lang="de" mode="inline"'))
    await shownFrame()
    assert.equal(await page.locator('aufenthalt-online-service').count(), 0)

    platform.behaviour.inline = true
    await show(tag('lang="de" mode="inline"'))
    await page.locator('aufenthalt-online-service').getByText('Antrag beginnen').click()
    await page.getByRole('heading', { name: 'Passt dieser Online-Dienst?' }).waitFor()
    assert.equal(await iframe().count(), 0)
    assert.equal(await page.title(), 'Musterstadt')
  })

  it('keeps answers and place in the page while its node is out of it, and keys from the shortcuts of the page', async () => {
    platform.behaviour.inline = true
    await show(tag('lang="de" mode="inline"'))
    await page.evaluate(() => document.addEventListener('keydown', (event) => event.preventDefault()))
    await page.locator('aufenthalt-online-service').getByText('Antrag beginnen').click()
    await control(page, 'pre.german-1').check()
    await page.locator('at-erwerbstaetigkeit').evaluate(async (element) => {
      element.remove()
      await new Promise((resolve) => setTimeout(resolve, 50))
      document.body.prepend(element)
    })
    assert.ok(await control(page, 'pre.german-1').isChecked())
    await control(page, 'pre.german-1').focus()
    await page.keyboard.press('ArrowUp')
    assert.ok(await control(page, 'pre.german').isChecked())
  })
})

describe('the look of the frame', () => {
  const ground = async () => (await shownFrame()).locator('.service').evaluate((element) => getComputedStyle(element).backgroundColor)
  const white = 'oklch(1 0 0)'

  it('stays light on a page that is only light, also for a person who likes it dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await show(tag())
    assert.equal(await ground(), white)
    assert.equal(
      await page
        .frameLocator('iframe')
        .locator('html')
        .evaluate((element) => getComputedStyle(element).colorScheme),
      'light',
    )
  })

  it('is dark with a page that can be dark, and changes with it', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await show(`<style>:root { color-scheme: light dark }</style>${tag()}`)
    assert.notEqual(await ground(), white)
    await page.emulateMedia({ colorScheme: 'light' })
    const frame = await shownFrame()
    await frame.waitForFunction(() => document.documentElement.style.colorScheme === 'light', null, { polling: 50 })
    assert.equal(await ground(), white)
  })

  it('begins where the text of the page begins, where there is room for the mark of the focus', async () => {
    await show(tag())
    const frame = await shownFrame()
    const left = async (scope: Page | typeof frame) => (await scope.locator('h1').first().boundingBox())?.x
    assert.equal(await left(frame), await left(page))
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
  })
})

describe('the frame', () => {
  it('is not shown on a page that is not registered', async () => {
    const other = await startHostPage()
    try {
      other.show(platform.url, tag())
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
      await page.goto(other.url)
      await refused
      assert.equal(await page.frameLocator('iframe').locator('aufenthalt-online-service').count(), 0)
    } finally {
      other.close()
    }
  })
})
