import type { AttachmentKept, Receipt } from '@aufenthalt/model'
import type { Page, Response } from 'playwright-core'

/** What the platform has announced to the browser so far. */
export type Heard = {
  /** In the order of the uploads. */
  readonly kept: () => Promise<AttachmentKept[]>
  /** The receipt, when the submission began and how long it took, in milliseconds. @throws where there was none */
  readonly receipt: () => Promise<{ readonly receipt: Receipt; readonly sentAt: number; readonly receiptMs: number }>
}

/** Listens to the answers that a page and its frames get from the platform. */
export function listen(page: Page): Heard {
  const kept: Promise<AttachmentKept>[] = []
  let submitted: Response | undefined
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname
    if (response.status() !== 201) return
    if (path.includes('/attachments/')) kept.push(response.json() as Promise<AttachmentKept>)
    if (path.endsWith('/applications')) submitted = response
  })
  return {
    kept: () => Promise.all(kept),
    receipt: async () => {
      if (!submitted) throw new Error('The platform gave no receipt')
      const receipt = (await submitted.json()) as Receipt
      const { startTime, responseEnd } = submitted.request().timing()
      return { receipt, sentAt: startTime, receiptMs: Math.round(responseEnd) }
    },
  }
}
