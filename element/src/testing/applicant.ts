import { control, enter, type Page } from './browser.ts'
import { answersByPage } from './demo-answers.ts'

/** A photo that the platform keeps. */
export const photo = { name: 'pass.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(200_000, 1) }

/** What a person does and sees on the pages of a service, on its official address. */
export function applicantAt(page: Page, platformUrl: string) {
  const goOn = () => page.locator('button.primary').click()

  /** Opens the service. */
  async function open(language: string) {
    await page.goto(`${platformUrl}/frame/at-erwerbstaetigkeit?ags=12999001&lang=${language}`)
    await page.locator('h1').waitFor()
  }

  /** Goes through the questions as far as a page, or through all of them to the documents. */
  async function answerUntil(last?: keyof typeof answersByPage) {
    await goOn()
    for (const [id, answers] of Object.entries(answersByPage)) {
      if (id === last) return
      await enter(page, answers)
      await goOn()
      if (id === 'precheck') await goOn()
    }
  }

  /** Answers everything and adds the one document that must be there. */
  async function goToCheck() {
    await answerUntil()
    await control(page, 'D-PASS').setInputFiles(photo)
    await page.locator('.file.kept').waitFor()
    await goOn()
  }

  /** Ticks all declarations and submits. */
  async function submit() {
    for (const box of await page.locator('input[type=checkbox]').all()) await box.check()
    await goOn()
  }

  return {
    open,
    goOn,
    answerUntil,
    goToCheck,
    submit,
    heading: () => page.locator('h1').textContent(),
    /** The problems that the summary names. */
    summary: () => page.locator('.summary li').allTextContents(),
    /** Id of what has the focus, or its tag. */
    focused: () =>
      page.evaluate(() => {
        const inside = document.activeElement?.shadowRoot?.activeElement
        return inside?.id || inside?.localName
      }),
  }
}

/** A person at a service. */
export type Applicant = ReturnType<typeof applicantAt>
