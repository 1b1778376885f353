import type { ApplicationStatus, Receipt } from '@aufenthalt/model'
import type { Platform } from '../api-client/platform.ts'
import { fromBase64 } from '../draft/base64url.ts'
import { openCopy } from '../draft/open-copy.ts'
import type { PersonAccess } from '../draft/person-keys.ts'
import type { Keepsake } from '../pages/receipt-page.ts'
import type { UiKey } from '../texts/ui-keys.ts'
import { calendarFile } from './calendar-file.ts'

/** What the desk works with. `code` is the person's code in groups. */
export type ReceiptDeskDeps = {
  readonly platform: Platform
  readonly receipt: Receipt
  readonly access: Omit<PersonAccess, 'sent'>
  readonly code: string
  readonly keepsake: Keepsake
  readonly changed: () => void
}

const firstPollMs = 3_000
const slowestPollMs = 30_000

/** Hands a file to the person. */
function save(file: Blob, filename: string) {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: filename })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** What happens after submission: asks for the status, opens the person's copy, copies the code. */
export function createReceiptDesk({ platform, receipt, access, code, keepsake, changed }: ReceiptDeskDeps) {
  const application = { applicationId: receipt.applicationId, accessToken: access.accessToken }
  let status: ApplicationStatus | undefined
  let message: UiKey | undefined
  let isProofShown = false
  let waitMs = firstPollMs
  let timer: ReturnType<typeof setTimeout> | undefined

  const say = (key: UiKey) => {
    message = key
    changed()
  }

  async function poll() {
    if (!document.hidden) {
      const answer = await platform.fetchStatus(application)
      if (answer.kind === 'ok') status = answer.value
      changed()
    }
    waitMs = Math.min(waitMs * 1.3, slowestPollMs)
    if (status?.state !== 'accepted') timer = setTimeout(poll, waitMs)
  }
  timer = setTimeout(poll, firstPollMs)

  return {
    code,
    keepsake,
    verifyUrl: platform.verifyUrl,
    status: () => status,
    message: () => message,
    copyCode: () =>
      navigator.clipboard.writeText(code).then(
        () => say('code-copied'),
        () => say('copy-failed'),
      ),
    print: () => window.print(),
    isProofShown: () => isProofShown,
    showProof: (isShown: boolean) => {
      isProofShown = isShown
      changed()
    },
    /** Saves a day for the person's calendar. */
    saveDay: (day: string, title: string) => {
      const text = calendarFile({ day, title, uid: crypto.randomUUID(), now: new Date() })
      save(new Blob([text], { type: 'text/calendar' }), 'termin.ics')
    },
    /** Fetches the sealed copy and opens it here, with the key that only this person has. */
    async savePdf() {
      try {
        const answer = await platform.fetchCopy(application)
        if (answer.kind !== 'ok') return say('save-pdf-failed')
        const { pdf } = JSON.parse(new TextDecoder().decode(await openCopy(answer.value.copy, access.privateKey))) as { pdf: string }
        save(new Blob([fromBase64(pdf)], { type: 'application/pdf' }), `${receipt.referenceNumber}.pdf`)
      } catch {
        say('save-pdf-failed')
      }
    },
    close: () => clearTimeout(timer),
  }
}

/** The desk of one receipt. */
export type ReceiptDesk = ReturnType<typeof createReceiptDesk>
