import type { OnlineServiceView, SentApplication } from '@aufenthalt/model'
import { type ApplicationAccess, fetchCopy, fetchStatus, sendApplication } from './applications.ts'
import { authorityUrl, call, json, type ServicePlace } from './call.ts'
import { draftsAt } from './drafts.ts'

/** What one service of one authority can be asked. */
export function platformAt(place: ServicePlace) {
  return {
    /** Where anybody can check a receipt. */
    verifyUrl: `${place.platform}/verify`,
    /**
     * Form, texts of the language, limits, the authority's contact and look; or only what is needed until the first page is answered, which the frame's
     * page has preloaded under exactly this address.
     */
    fetchOnlineService: (language: string, part?: 'beginning') =>
      call(
        `${authorityUrl(place)}/services/${place.service}?lang=${encodeURIComponent(language)}${part ? `&part=${part}` : ''}`,
        { signal: AbortSignal.timeout(30_000) },
        json<OnlineServiceView>,
      ),
    /** For what comes with the later pages. */
    place,
    drafts: draftsAt(place),
    ags: place.ags,
    /** The service on the platform's own address. */
    officialUrl: `${place.platform}/frame/${place.service}?ags=${place.ags}`,
    sendApplication: (application: SentApplication, idempotencyKey: string) => sendApplication(place, application, idempotencyKey),
    fetchStatus: (access: ApplicationAccess) => fetchStatus(place, access),
    fetchCopy: (access: ApplicationAccess) => fetchCopy(place, access),
  }
}

/** The platform, for one service of one authority. */
export type Platform = ReturnType<typeof platformAt>
