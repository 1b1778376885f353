import { makePersonCode, personCodeBytes, type Receipt, type SentApplication } from '@aufenthalt/model'
import type { Platform } from '../api-client/platform.ts'
import { makePersonAccess, type PersonAccess } from '../draft/person-keys.ts'
import { createUploads } from '../draft/uploads.ts'
import { createReceiptDesk, type ReceiptDesk } from './receipt-desk.ts'
import { createSubmission, type Outcome } from './submission.ts'

type Person = { readonly code: string; readonly access: PersonAccess }

/** What the journey knows of an application; documents and person are added here. */
export type Entered = Omit<SentApplication, 'documents' | 'person'>

async function makePerson(): Promise<Person> {
  const random = crypto.getRandomValues(new Uint8Array(personCodeBytes))
  return { code: makePersonCode(random), access: await makePersonAccess(random) }
}

/** Makes what brings one application to the platform: its documents, its person's keys, the attempts to submit, the desk afterwards. */
export function createCourier(platform: Platform, changed: () => void) {
  const uploads = createUploads({ send: platform.sendDocument, changed })
  const submit = createSubmission({
    send: platform.sendApplication,
    newKey: () => crypto.randomUUID(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
  let person: Person | undefined
  let application: SentApplication | undefined
  let desk: ReceiptDesk | undefined
  return {
    uploads,
    /** Submits what was entered; without it what was submitted before, unchanged: after an attempt without an answer nothing may differ. */
    async submit(entered?: Entered): Promise<Outcome> {
      person ??= await makePerson()
      if (entered || !application) application = { ...(entered as Entered), documents: uploads.kept(), person: person.access.sent }
      return await submit(application)
    },
    /** Opens the desk for a received application and forgets its content. */
    openDesk(receipt: Receipt) {
      application = undefined
      if (person) desk = createReceiptDesk({ platform, receipt, ...person, changed })
    },
    desk: () => desk,
    close: () => desk?.close(),
  }
}

/** What brings one application to the platform. */
export type Courier = ReturnType<typeof createCourier>
