import { randomBytes, randomUUID } from 'node:crypto'
import { berlinDay, type EffectId, effectOf, makeReferenceNumber, referenceNumberBytes, type SentApplication } from '@aufenthalt/model'
import type { ProfileId } from '@aufenthalt/xauslaender'
import { profileOn } from '../authorities/profiles.ts'
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
  /** In which the message is written: that of the day of receipt. */
  readonly profile: ProfileId
  readonly offered: OfferedService
  readonly sent: SentApplication
  readonly relevant: RelevantApplication
  readonly documents: readonly OpenDocument[]
}

/** Gives a checked application its ids, its effect and its profile. */
export function makeApplication(
  given: Pick<Application, 'receivedAt' | 'firstAttemptAt' | 'authority' | 'offered' | 'sent' | 'relevant' | 'documents'>,
): Application {
  return {
    ...given,
    applicationId: randomUUID(),
    messageId: randomUUID(),
    referenceNumber: makeReferenceNumber(randomBytes(referenceNumberBytes)),
    profile: profileOn(given.authority.profiles, berlinDay(given.receivedAt)),
    effect: effectOf(given.relevant.answers, given.receivedAt),
  }
}
