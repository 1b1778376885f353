import { demoAuthorities } from '../../scripts/demo/demo-authorities.ts'
import { type Figure, summariseAlone } from './measure.ts'
import { withPlainPage } from './plain-page.ts'
import { withPlatform } from './platform.ts'
import { readSample } from './sample.ts'
import { type Phone, type PhonePage, startPhone, withPhonePage } from './slow-phone.ts'

const visits = 8

/** Opens a page and gives the first answer there. */
type Visit = (page: PhonePage) => Promise<void>

const firstAnswer = 'input:not([type=hidden]), select'

/** From the tap on the link until the first question is answered on a slow phone, beside a page of plain HTML with the same questions. */
export async function benchFirstAnswer(): Promise<Figure[]> {
  const [{ ags } = { ags: '' }] = demoAuthorities
  const { form, catalogue } = await readSample()
  const texts = catalogue.getTexts(form, 'de')
  return await withPlatform({ programs: ['app', 'host-page'] }, async ({ hostPageUrl }) => {
    const phone = await startPhone()
    try {
      return await withPlainPage({ form, texts }, async (plainUrl) => {
        const plain: Visit = async (page) => {
          await page.goto(plainUrl, { waitUntil: 'commit' })
          await page.locator(firstAnswer).first().click()
        }
        const service: Visit = async (page) => {
          await page.goto(`${hostPageUrl}/?ags=${ags}&lang=de`, { waitUntil: 'commit' })
          const frame = page.frameLocator('iframe')
          await frame.locator('button.primary').click()
          await frame.locator(firstAnswer).first().click()
        }
        return await measureByTurns(phone, plain, service)
      })
    } finally {
      await phone.close()
    }
  })
}

async function measureByTurns(phone: Phone, plain: Visit, service: Visit): Promise<Figure[]> {
  const took: { readonly plain: number[]; readonly service: number[] } = { plain: [], service: [] }
  for (let turn = 0; turn <= visits; turn += 1) {
    for (const [name, visit] of [
      ['plain', plain],
      ['service', service],
    ] as const) {
      const duration = await withPhonePage(phone, true, async (page) => {
        const before = performance.now()
        await visit(page)
        return performance.now() - before
      })
      // The first turn was the warm-up.
      if (turn > 0) took[name].push(duration)
    }
  }
  const floor = summariseAlone('first answer on a slow phone, plain HTML', took.plain)
  return [
    { measured: floor },
    { measured: summariseAlone('first answer on a slow phone, in the municipality’s page', took.service), floor },
  ]
}
