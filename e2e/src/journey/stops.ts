import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@aufenthalt/model'
import type { Filling } from './filling.ts'

/** Where a person is on the way, as the heading says it: a page of the form, or one of the pages around it by the key of its title. */
export type Stop =
  | { readonly kind: 'page'; readonly id: string; readonly page: Page }
  | { readonly kind: 'documents' | 'check' | 'submitting' | 'receipt' | 'other'; readonly id: string }

const kinds: { readonly [titleKey: string]: Exclude<Stop['kind'], 'page' | 'other'> } = {
  'ui.documents-title': 'documents',
  'ui.check-title': 'check',
  'ui.submitting-title': 'submitting',
  'ui.receipt-title': 'receipt',
}

const white = (text: string) => text.trim().replace(/\s+/g, ' ')

/** The heading of the page that is shown; empty while there is none. */
export async function headingOf({ scope }: Pick<Filling, 'scope'>): Promise<string> {
  const [heading = ''] = await scope.locator('h1').allTextContents()
  return white(heading)
}

/** Reads where the person is. */
export async function readStop(filling: Filling): Promise<Stop> {
  const { scope, view, words } = filling
  await scope.locator('h1').first().waitFor()
  const heading = await headingOf(filling)
  const page = view.form.pages.find(({ id }) => white(words.text(`page.${id}.title`)) === heading)
  if (page) return { kind: 'page', id: page.id, page }
  const key = Object.keys(view.texts).find((one) => /^(ui|service)\./.test(one) && white(words.text(one)) === heading) ?? 'unknown'
  return { kind: kinds[key] ?? 'other', id: key.replace(/^ui\.|-title$/g, '').replace('service.title', 'start') }
}

/** Waits until another heading is shown than this one. @throws where the page stays, with what its summary of problems says */
export async function waitForOther(filling: Filling, heading: string, timeoutMs = 90_000): Promise<void> {
  const until = Date.now() + timeoutMs
  while (Date.now() < until) {
    const now = await headingOf(filling)
    if (now !== '' && now !== heading) return
    const problems = await filling.scope.locator('.summary li').allTextContents()
    if (problems.length > 0) throw new Error(`"${heading}" says: ${problems.map(white).join(' · ')}`)
    await sleep(30)
  }
  throw new Error(`"${heading}" leads nowhere`)
}
