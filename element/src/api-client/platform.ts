import type { OnlineServiceView, SentApplication } from '@aufenthalt/model'
import { type ApplicationAccess, fetchCopy, fetchStatus, sendApplication } from './applications.ts'
import { authorityUrl, call, json, type ServicePlace } from './call.ts'
import { type DocumentToSend, type Sending, sendDocument } from './send-document.ts'

/** What one service of one authority can be asked. */
export function platformAt(place: ServicePlace) {
  return {
    /** Form, texts of the language, limits, the authority's contact and look. The frame's page has it preloaded under exactly this address. */
    fetchOnlineService: (language: string) =>
      call(
        `${authorityUrl(place)}/services/${place.service}?lang=${encodeURIComponent(language)}`,
        { signal: AbortSignal.timeout(30_000) },
        json<OnlineServiceView>,
      ),
    sendDocument: (document: DocumentToSend, sending: Sending) => sendDocument(place, document, sending),
    sendApplication: (application: SentApplication, idempotencyKey: string) => sendApplication(place, application, idempotencyKey),
    fetchStatus: (access: ApplicationAccess) => fetchStatus(place, access),
    fetchCopy: (access: ApplicationAccess) => fetchCopy(place, access),
  }
}

/** The platform, for one service of one authority. */
export type Platform = ReturnType<typeof platformAt>
