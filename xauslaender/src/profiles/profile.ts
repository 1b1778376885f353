import type { CanonicalApplication } from '../canonical/application.ts'
import type { Limit } from './codec.ts'
import type { Row } from './mapping.ts'
import type { MessageProfile } from './messages/message-profile.ts'
import type { Sender } from './parties.ts'

/** What a message holds: the application and who sends it. */
export type Message = CanonicalApplication & { readonly sender: Sender }

/** Names of the profiles. */
export type ProfileId = '1' | '2'

/** A version of the message: namespace, table, schema. */
export type Profile = {
  readonly id: ProfileId
  readonly namespace: string
  readonly standard: { readonly name: string; readonly version: string }
  /** Local name of the root element, and its prefix. */
  readonly root: string
  readonly rows: readonly Row[]
  /** What an answer without a block may be at most, by kind. */
  readonly fachangaben: { readonly [kind: string]: Limit }
  /** Schema files in the profile's folder; the first one includes the others. */
  readonly schemas: readonly [main: string, ...included: string[]]
  /** The messages of the reply channel. */
  readonly messages: MessageProfile
}
