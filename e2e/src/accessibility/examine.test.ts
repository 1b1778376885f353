import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { examine } from './examine.ts'

let browser: Browser
let page: Page

before(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})
after(() => browser.close())

/** A page in Arabic with this in the root of the form. */
async function rulesBroken(inside: string): Promise<string[]> {
  await page.setContent(`<!doctype html><html lang="ar" dir="rtl"><head><title>عنوان</title></head><body><main><aufenthalt-online-service>
    <template shadowrootmode="open"><div lang="ar" dir="rtl" style="font-size: 18px; line-height: 1.5"><h1>عنوان</h1>${inside}</div></template>
  </aufenthalt-online-service></main></body></html>`)
  const findings = await examine(page, [], true)
  return [...new Set(findings.map(({ rule }) => rule))].sort()
}

/** A mark of the focus as it should be. */
const mark = '<style>:focus-visible { outline: 3px solid #00f }</style>'
const button = '<button style="min-height: 48px; font: inherit; border: 2px solid">متابعة</button>'

test('a page on which nothing is wrong has no findings', async () => {
  assert.deepEqual(await rulesBroken(`<p>رقم الهاتف <span dir="ltr">030 123456</span></p>${mark}${button}`), [])
})

test('a telephone number that is turned around is found', async () => {
  assert.deepEqual(await rulesBroken('<p>رقم الهاتف 030 123456</p>'), ['A18 right to left'])
})

test('a control that does not show that it has the focus is found, in forced colours too', async () => {
  assert.deepEqual(await rulesBroken(`<style>button { outline: none }</style>${button}`), ['A03 focus', 'A20 focus'])
  assert.deepEqual(await rulesBroken(`<style>:focus-visible { outline: 3px solid #eee }</style>${button}`), ['A03 focus'])
})

test('text that cannot be told from its ground is found, in letters that axe takes for drawings too', async () => {
  assert.deepEqual(await rulesBroken('<p style="color: #999; background: #fff">نص لا يُقرأ بسهولة</p>'), ['A11 contrast'])
})

test('a control without a name is found', async () => {
  assert.deepEqual(await rulesBroken(`${mark}<input style="min-height: 48px; font: inherit">`), ['A22 labels', 'label'])
})
