import { randomBytes, randomUUID } from 'node:crypto'
import { type EffectId, effectOf, makeReferenceNumber, referenceNumberBytes, type SentApplication } from '@aufenthalt/model'
import type { Authority, OfferedService } from '../authorities/store.ts'
import type { RelevantApplication } from './check-application.ts'
import type { OpenDocument } from './open-documents.ts'

/** A checked application on its way to be frozen: what was sent, what of it counts, its ids and its time. */
export type Application = {
  readonly applicationId: string
  readonly messageId: string
  readonly referenceNumber: string
  readonly receivedAt: Date
  readonly firstAttemptAt: Date
  /** What it means for the stay, by the person's statements at the time of receipt (§ 81 AufenthG). */
  readonly effect: EffectId
  readonly authority: Authority
  readonly offered: OfferedService
  readonly sent: SentApplication
  readonly relevant: RelevantApplication
  readonly documents: readonly OpenDocument[]
}

/** Gives a checked application its ids and its effect. */
export function makeApplication(
  given: Pick<Application, 'receivedAt' | 'firstAttemptAt' | 'authority' | 'offered' | 'sent' | 'relevant' | 'documents'>,
): Application {
  return {
    ...given,
    applicationId: randomUUID(),
    messageId: randomUUID(),
    referenceNumber: makeReferenceNumber(randomBytes(referenceNumberBytes)),
    effect: effectOf(given.relevant.answers, given.receivedAt),
  }
}
