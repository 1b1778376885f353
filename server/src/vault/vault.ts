import type { JWK } from 'jose'
import type { AuthorityId } from '../database/authority-id.ts'

/** The key of one application, in memory only. It seals nothing but parts of this application. An address for notices has its own in the same way. */
export type ApplicationKey = { readonly authorityId: AuthorityId; readonly applicationId: string; readonly secret: Uint8Array }

/** Keys at rest, and what is sealed with them. A `part` names the place of a ciphertext (`xml`, `pdf`, `attachment/<id>`): elsewhere it does not open. */
export type Vault = {
  /** Throws when this master key is not the one that the key database was begun with. */
  readonly assertMasterKey: () => Promise<void>
  /** Makes the application's key under its authority's key of the day (YYYY-MM-DD, Europe/Berlin); gives the existing one when called again. */
  readonly createApplicationKey: (authorityId: AuthorityId, applicationId: string, day: string) => Promise<ApplicationKey>
  /** Finds the application's key; undefined after `shred`. */
  readonly findApplicationKey: (authorityId: AuthorityId, applicationId: string) => Promise<ApplicationKey | undefined>
  readonly seal: (key: ApplicationKey, part: string, bytes: Uint8Array) => Buffer
  /** Opens what `seal` made for this application and part; throws when it is anything else. */
  readonly open: (key: ApplicationKey, part: string, sealed: Uint8Array) => Buffer
  /** Destroys the application's key: everything sealed with it is unreadable at once. */
  readonly shred: (authorityId: AuthorityId, applicationId: string) => Promise<void>
  /** Applications of this authority that have a key from before this day: retention compares them with the applications there are. */
  readonly listKeyedApplications: (authorityId: AuthorityId, beforeDay: string) => Promise<string[]>
  /** Destroys the authority's keys of days before `today` under which no application key is left; gives their number. */
  readonly destroyDayKeys: (authorityId: AuthorityId, today: string) => Promise<number>
  /** The public half of the application's reply key (with `kid`), taken from the pool at the first call. */
  readonly takeReplyKey: (applicationId: string) => Promise<JWK>
  /** The private half; undefined when the application has none. */
  readonly findReplyKey: (applicationId: string) => Promise<JWK | undefined>
  readonly deleteReplyKey: (applicationId: string) => Promise<void>
  /** Makes reply keys ahead until the pool has this many. */
  readonly fillReplyKeys: (wanted: number, signal?: AbortSignal) => Promise<number>
}
