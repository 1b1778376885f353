// Pages that nobody comes to who fills in the form from start to end on one device.
import type { Page } from 'playwright-core'
import { fillField, type Scope, type Words } from '../journey/fill-field.ts'
import { goOn } from '../journey/fill-form.ts'
import { answersAsked, type Filling } from '../journey/filling.ts'
import { headingOf, waitForOther } from '../journey/stops.ts'
import type { LookAt } from './inspector.ts'

type Detour = {
  readonly filling: Filling
  readonly page: Page
  /** Another device on which the same service is opened. */
  readonly openAnother: () => Promise<Page>
  readonly lookAt: LookAt
}

/** Goes where answers end the way, where the draft is kept, opened and deleted on two devices, and where nothing can be had. */
export async function passDetours({ filling, page, openAnother, lookAt }: Detour): Promise<void> {
  const { words } = filling
  await goOn(filling)
  await stopAtPrecheck(filling)
  await lookAt(page, 'precheck', 'stopped')
  await passPrecheck(filling)
  const code = await showCode(page, words)
  await lookAt(page, 'tasks', 'keeping')
  await press(page, words, 'ui.keep-close')
  await goFurther(filling)
  await choose(page, 0)

  const other = await openAnother()
  await typeCode(other, words, code.slice(0, 9))
  await other.locator('#resume-problem p').waitFor()
  await lookAt(other, 'start', 'error')
  await typeCode(other, words, code)
  await choose(other, 1)

  await choose(page, 2, false)
  await button(page, words, 'ui.elsewhere-continue').waitFor()
  await lookAt(page, 'request', 'elsewhere')
  await press(page, words, 'ui.elsewhere-continue')
  await button(page, words, 'ui.keep-close').waitFor()
  await lookAt(page, 'request', 'merged')
  await isSaved(page)

  await showCode(page, words)
  await press(page, words, 'ui.keep-delete')
  await page.locator('.draft-news .panel').waitFor()
  await lookAt(page, 'start', 'ended')
  await choose(other, 2, false)
  await button(other, words, 'ui.gone-continue').waitFor()
  await lookAt(other, 'request', 'gone')

  await other.route(/\/api\//, (route) => route.abort())
  await other.reload()
  await other.locator('.panel.error').waitFor()
  await lookAt(other, 'start', 'failed')
  await other.context().close()
}

const scopeOf = (page: Page) => page as unknown as Scope
const button = (page: Page, words: Words, key: string) => page.getByRole('button', { name: words.text(key), exact: true })
const press = (page: Page, words: Words, key: string) => button(page, words, key).click()

async function goFurther(filling: Filling): Promise<void> {
  const heading = await headingOf(filling)
  await goOn(filling)
  await waitForOther(filling, heading)
}

const precheckOf = ({ view }: Filling) => view.form.pages[0]?.fields ?? []

/** A German needs no title. */
async function stopAtPrecheck({ scope, view, words }: Filling): Promise<void> {
  const nationality = view.form.pages[0]?.fields.find(({ kind }) => kind === 'countries')
  if (nationality) await fillField(scope, nationality, ['DE'], words)
  await scope.locator('.notice').first().waitFor()
}

async function passPrecheck(filling: Filling): Promise<void> {
  const answers = answersAsked(filling)
  for (const field of precheckOf(filling)) {
    const value = answers[field.id]
    if (value !== undefined) await fillField(filling.scope, field, value, filling.words)
  }
  await goFurther(filling)
}

/** Shows the person's code with everything that is folded away beneath it. @returns the code */
async function showCode(page: Page, words: Words): Promise<string> {
  const code = page.locator('.keeping .code')
  if ((await code.count()) === 0) await press(page, words, 'ui.keep-later')
  await code.waitFor()
  for (const summary of await page.locator('.keeping summary').all()) await summary.click()
  return (await code.textContent()) ?? ''
}

async function typeCode(page: Page, words: Words, code: string): Promise<void> {
  await scopeOf(page).getByLabel(words.text('ui.resume-label'), { exact: true }).fill(code)
  await press(page, words, 'ui.resume-go')
}

const isSaved = (page: Page) => page.locator('.save-state .icon-done').waitFor()

/** Gives another answer to the first question that has several. */
async function choose(page: Page, option: number, isKept = true): Promise<void> {
  const question = page
    .locator('fieldset')
    .filter({ has: page.locator('input[type=radio]').nth(2) })
    .first()
  const isSaving = isKept
    ? page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().includes('/drafts/'))
    : undefined
  await question.locator('input[type=radio]').nth(option).check()
  await isSaving
  if (isKept) await isSaved(page)
}
