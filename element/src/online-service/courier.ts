import type { Receipt, SentApplication } from '@aufenthalt/model'
import { documentsAt } from '../api-client/documents.ts'
import type { Platform } from '../api-client/platform.ts'
import { waitForLine } from '../documents/send-document.ts'
import { Uploads } from '../documents/uploads.ts'
import type { Keepsake } from '../pages/receipt-page.ts'
import type { Person } from './draft-shelf.ts'
import { createReceiptDesk, type ReceiptDesk } from './receipt-desk.ts'
import type { Sender } from './reopen-sent.ts'
import { createSubmission, type Outcome } from './submission.ts'

/** What the journey knows of an application; documents and person are added here. */
export type Entered = Omit<SentApplication, 'documents' | 'later' | 'person' | 'draft'>

/** Who submits, and the draft that ends with it. */
export type Submitter = { readonly person: () => Promise<Person>; readonly lookupId: string | undefined }

/** Makes what brings one application to the platform: its documents, its person's keys, the attempts to submit, the desk afterwards. */
export function createCourier(platform: Platform, submitter: Submitter, changed: () => void) {
  const uploads = new Uploads({
    documents: documentsAt(platform.place),
    preparePicture: async (...picture) => (await import('../documents/prepare-picture.ts')).preparePicture(...picture),
    joinPhotos: async (photos) => (await import('../documents/join-photos.ts')).joinPhotos(photos),
    wait: waitForLine,
    changed,
  })
  const submit = createSubmission({
    send: platform.sendApplication,
    newKey: () => crypto.randomUUID(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
  let sender: Sender | undefined
  let application: SentApplication | undefined
  let desk: ReceiptDesk | undefined
  return {
    uploads,
    /** Submits what was entered; without it what was submitted before, unchanged: after an attempt without an answer nothing may differ. */
    async submit(entered?: Entered): Promise<Outcome> {
      const { access, code } = await submitter.person()
      const { lookupId: draft } = submitter
      sender = { code, access }
      if (entered || !application) {
        const documents = { documents: uploads.kept(), later: uploads.later() }
        application = { ...(entered as Entered), ...documents, person: access.sent, ...(draft !== undefined && { draft }) }
      }
      return await submit(application)
    },
    /** Opens the desk for a received application and forgets its content. */
    openDesk(receipt: Receipt, keepsake: Keepsake, before: Sender | undefined = sender) {
      application = undefined
      if (before) desk = createReceiptDesk({ platform, receipt, keepsake, ...before, changed })
    },
    desk: () => desk,
    close: () => desk?.close(),
  }
}

/** What brings one application to the platform. */
export type Courier = ReturnType<typeof createCourier>
