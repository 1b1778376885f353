import { type Answer, authorityUrl, call, json, type ServicePlace } from './call.ts'
import type { DraftAccess } from './drafts.ts'
import { toJson } from './to-json.ts'

/** Whether somebody is reminded before their draft is deleted; `refused` when their address took no mail. */
export type ReminderState = 'none' | 'set' | 'refused'

type Seen = { readonly state: ReminderState }

/** The ways of reminders to one authority. */
export function remindersAt(place: ServicePlace) {
  const url = ({ lookupId }: DraftAccess) => `${authorityUrl(place)}/drafts/${lookupId}/reminder`
  const init = (method: string, { accessToken }: DraftAccess) => ({
    method,
    headers: { authorization: `Bearer ${accessToken}` },
    signal: AbortSignal.timeout(30_000),
  })
  return {
    find: (access: DraftAccess): Promise<Answer<Seen>> => call(url(access), init('GET', access), json<Seen>),
    keep: (access: DraftAccess, address: string, language: string): Promise<Answer<Seen>> => {
      const { headers, ...rest } = init('PUT', access)
      const typed = { ...headers, 'content-type': 'application/json' }
      return call(url(access), { ...rest, headers: typed, body: toJson({ address, language }) }, json<Seen>)
    },
    forget: (access: DraftAccess): Promise<Answer<Seen>> =>
      call(url(access), init('DELETE', access), async () => ({ state: 'none' }) satisfies Seen),
  }
}
