import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { walkThrough } from './walk-through.ts'

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
})

/** Walks through a form between two links; its controls are in a frame. */
async function walk(controls: string, tabIndex?: number) {
  const page = await browser.newPage()
  await page.setContent(`<a href="#a">Stadt</a><the-form></the-form><a href="#b">Impressum</a>`)
  const form = page.locator('the-form')
  await form.evaluate(
    (element, { srcdoc, tabIndex }) => {
      const frame = Object.assign(document.createElement('iframe'), { srcdoc, ...(tabIndex !== undefined && { tabIndex }) })
      element.attachShadow({ mode: 'open' }).append(frame)
    },
    { srcdoc: controls, tabIndex },
  )
  await form.locator('iframe').contentFrame().locator('button').first().waitFor()
  const problems = await walkThrough({ page, form, press: (key) => page.keyboard.press(key), mostPresses: 9 })
  await page.close()
  return problems
}

test('a form that Tab leads into and out of is in nobody’s way', async () => {
  assert.deepEqual(await walk('<button>1</button><button>2</button>'), [])
})

test('a form that holds the focus is found', async () => {
  const held = `<button>1</button><button>2</button><script>
    addEventListener('keydown', (event) => {
      event.preventDefault()
      document.querySelectorAll('button')[document.activeElement.textContent === '1' ? 1 : 0].focus()
    })</script>`
  const problems = await walk(held)
  assert.deepEqual(
    problems.map(({ problem }) => problem),
    ['not left', 'not left'],
  )
})

test('a form that cannot be reached by keys is found', async () => {
  const problems = await walk('<button tabindex="-1">1</button>', -1)
  assert.deepEqual(
    problems.map(({ problem }) => problem),
    ['not entered', 'not entered'],
  )
})
