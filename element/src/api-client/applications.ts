import type { ApplicationStatus, Receipt, SentApplication } from '@aufenthalt/model'
import { type Answer, authorityUrl, call, json, type ServicePlace } from './call.ts'
import { toJson } from './to-json.ts'

/** Which application, and the token that opens it. */
export type ApplicationAccess = { readonly applicationId: string; readonly accessToken: string }

/** Sends an application. The same key with the same body is the same application, however often it is sent. */
export function sendApplication(place: ServicePlace, application: SentApplication, idempotencyKey: string): Promise<Answer<Receipt>> {
  return call(
    `${authorityUrl(place)}/applications`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      body: toJson(application),
      signal: AbortSignal.timeout(90_000),
    },
    json<Receipt>,
  )
}

const read = <T>(
  place: ServicePlace,
  { applicationId, accessToken }: ApplicationAccess,
  part: string,
  reader: (response: Response) => Promise<T>,
) =>
  call(
    `${authorityUrl(place)}/applications/${applicationId}${part}`,
    { headers: { authorization: `Bearer ${accessToken}` }, signal: AbortSignal.timeout(30_000) },
    reader,
  )

/** Asks where an application stands. */
export const fetchStatus = (place: ServicePlace, access: ApplicationAccess): Promise<Answer<ApplicationStatus>> =>
  read(place, access, '', json<ApplicationStatus>)

/** The person's own copy, sealed, with its key, which only the person's code unwraps. */
export type SealedCopy = { readonly copy: string; readonly wrappedPrivateKey: string }

/** Fetches the person's own copy, still sealed. */
export const fetchCopy = (place: ServicePlace, access: ApplicationAccess): Promise<Answer<SealedCopy>> =>
  read(place, access, '/copy', async (response) => ({
    copy: await response.text(),
    wrappedPrivateKey: response.headers.get('wrapped-private-key') ?? '',
  }))
