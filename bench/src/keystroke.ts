import type { OnlineServiceView } from '@aufenthalt/model'
import { type Scope, wordsOf } from '../../e2e/src/journey/fill-field.ts'
import { fillForm } from '../../e2e/src/journey/fill-form.ts'
import { readSample as readJourneySample } from '../../e2e/src/journey/sample.ts'
import { demoAuthorities } from '../../scripts/demo/demo-authorities.ts'
import { type Figure, summariseAlone } from './measure.ts'
import { withPlainPage } from './plain-page.ts'
import { withPlatform } from './platform.ts'
import { readSample } from './sample.ts'
import { type Phone, startPhone, withPhonePage } from './slow-phone.ts'

const service = 'at-erwerbstaetigkeit'
const typed = 'Beispielperson Musterfrau von und zu Vorlage'

/** A key in a text field until its letter is painted, on a processor four times slowed, beside an input in plain HTML. */
export async function benchKeystroke(): Promise<Figure[]> {
  const { form, catalogue } = await readSample()
  return await withPlatform({ programs: ['app'] }, async ({ url }) => {
    const phone = await startPhone()
    try {
      const plain = await withPlainPage({ form, texts: catalogue.getTexts(form, 'de') }, (plainUrl) => keysInPlainPage(phone, plainUrl))
      const floor = summariseAlone('key to paint, plain HTML', plain)
      return [{ measured: floor }, { measured: summariseAlone('key to paint, name of the person', await keysInForm(phone, url)), floor }]
    } finally {
      await phone.close()
    }
  })
}

/** What is needed of an input in a page. */
type Input = ReturnType<Scope['locator']>

/** Types, and gives the milliseconds from each key to the end of the frame that shows it. */
async function measureKeys(input: Input, press: (key: string) => Promise<void>): Promise<number[]> {
  await input.evaluate((element) => {
    const durations: number[] = []
    Object.assign(globalThis, { benchKeys: durations })
    element.addEventListener('keydown', () => {
      const pressed = performance.now()
      requestAnimationFrame(() => setTimeout(() => durations.push(performance.now() - pressed)))
    })
  })
  await input.focus()
  for (const key of typed) await press(key)
  return await input.evaluate(() => (globalThis as unknown as { benchKeys: number[] }).benchKeys)
}

const keysInPlainPage = (phone: Phone, url: string) =>
  withPhonePage(phone, false, async (page) => {
    await page.goto(url)
    await page.evaluate(() => document.querySelector('form')?.prepend(document.createElement('input')))
    return await measureKeys(page.locator('input').first(), (key) => page.keyboard.press(key, { delay: 30 }))
  })

const keysInForm = (phone: Phone, platform: string) =>
  withPhonePage(phone, false, async (page) => {
    const [{ ags } = { ags: '' }] = demoAuthorities
    const answer = await fetch(`${platform}/api/authorities/${ags}/services/${service}?lang=de`)
    const view = (await answer.json()) as OnlineServiceView
    await page.goto(`${platform}/frame/${service}?ags=${ags}&lang=de`)
    const scope = page.locator('body') as unknown as Scope
    const enough = new Error('measured')
    let durations: number[] = []
    const arrived = async (stop: { readonly kind: string; readonly page?: { readonly id: string } }) => {
      if (stop.page?.id !== 'person') return
      durations = await measureKeys(scope.locator('[id="f-person.familyName"]'), (key) => page.keyboard.press(key, { delay: 30 }))
      throw enough
    }
    const filling = { scope, view, words: wordsOf(view.texts), sample: readJourneySample(service, 'blue-card-first') }
    await fillForm(filling, { arrived }).catch((error: unknown) => {
      if (error !== enough) throw error
    })
    return durations
  })
